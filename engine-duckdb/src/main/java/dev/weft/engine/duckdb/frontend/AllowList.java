package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Functions.Use;
import dev.weft.engine.duckdb.frontend.Functions.Verdict;
import dev.weft.engine.duckdb.frontend.SqlErrors.Violation;
import dev.weft.engine.duckdb.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Collects everything in one statement that its profile does not allow. Used once.
final class AllowList extends ScopedWalk {

  /// Names that mean the clock or the session when no column is called so.
  private static final Set<String> CLOCK_WORDS =
      Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

  private static final Set<String> SESSION_WORDS =
      Set.of(
          "user",
          "current_user",
          "session_user",
          "current_role",
          "current_catalog",
          "current_schema",
          "current_database");

  /// Schemas of the engine itself; a function behind any other name is a method of a value.
  private static final Set<String> ENGINE_SCHEMAS =
      Set.of("main", "memory", "pg_catalog", "information_schema", "system", "temp");

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(@[0-9A-Za-z.+-]*)?");

  private final String text;
  private final Profile profile;
  private final Functions functions;
  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> spaces = new HashSet<>();

  AllowList(String text, Profile profile, Functions functions) {
    this.text = text;
    this.profile = profile;
    this.functions = functions;
  }

  /// The spaces that `weft_pseudonym` is called with.
  Set<String> spaces() {
    return Set.copyOf(spaces);
  }

  /// What was found, in the order of the walk.
  List<Violation> violations() {
    return List.copyOf(violations);
  }

  @Override
  void enter(Node node) {
    switch (node) {
      case Node.TableFunction function -> tableFunction(function);
      case Node.Call call -> call(call);
      case Node.TypeName type -> type(type);
      case Node.Sample sample -> sample(sample);
      case Node.Query _, Node.Ctes _, Node.Cte _, Node.Table _, Node.Reference _, Node.Other _ -> {}
    }
  }

  @Override
  void table(Node.Table table) {
    List<String> path = table.path();
    if (path.isEmpty() || path.size() > 3) {
      refuse("a table name of " + path.size() + " parts", "Write domain.product.table.", table);
    } else if (profile != Profile.TEST
        && !path.stream().allMatch(part -> NAME.matcher(part).matches())) {
      refuse(
          "the file or name '" + String.join(".", path) + "' as a table",
          "Capture files through a connection, then read the captured table.",
          table);
    }
  }

  @Override
  void reference(Node.Reference reference, Scope scope) {
    List<String> names = reference.names();
    String word = names.size() == 1 ? names.getFirst().toLowerCase(Locale.ROOT) : "";
    if (SESSION_WORDS.contains(word)) {
      refuse(word, "If a column is meant, qualify it with its table: t." + word + ".", reference);
    } else if (CLOCK_WORDS.contains(word) && profile == Profile.BUILD) {
      refuse(word, repeatable(), reference);
    }
  }

  private void tableFunction(Node.TableFunction table) {
    for (Node child : table.children()) {
      if (!(child instanceof Node.Call call)) {
        continue;
      }
      List<String> path = call.path();
      if (path.size() != 1 || functions.verdict(Use.TABLE, path.getLast()) != Verdict.ALLOW) {
        refuse(
            "the table function " + shown(path),
            "Only range, generate_series and unnest may stand in FROM; data comes from tables.",
            table);
      }
    }
  }

  private void call(Node.Call call) {
    List<String> path = call.path();
    String name = path.isEmpty() ? "" : path.getLast();
    if (path.size() > 1 && ENGINE_SCHEMAS.contains(path.getFirst().toLowerCase(Locale.ROOT))) {
      refuse("the qualified function " + shown(path), "Write " + name + " alone.", call);
      return;
    }
    Verdict verdict = functions.verdict(Use.CALL, name);
    if (!Functions.isOpen(verdict, profile)) {
      refuse("the function " + shown(path), remedy(verdict, name), call);
    } else if (name.equalsIgnoreCase(SpaceCalls.FUNCTION)) {
      pseudonym(call);
    }
  }

  private void pseudonym(Node.Call call) {
    SpaceCalls.space(call)
        .ifPresentOrElse(
            spaces::add,
            () ->
                refuse(
                    SpaceCalls.FUNCTION + " this way",
                    "Write weft_pseudonym(column, 'space').",
                    call));
  }

  private String remedy(Verdict verdict, String name) {
    return switch (verdict) {
      case CLOCK, RANDOM -> repeatable();
      case BUILD -> "Products call it where they make tables; a query reads what they made.";
      case ALLOW, DENY ->
          functions.knows(Use.CALL, name)
              ? "It tells or changes something of the engine; leave it out."
              : Nearest.find(name, functions.callable(profile))
                  .map(meant -> "Did you mean " + meant + "?")
                  .orElse("No function of this name is known.");
    };
  }

  private static String repeatable() {
    return "The same inputs must give the same rows: take the value from a column.";
  }

  private void type(Node.TypeName type) {
    if (type.path().size() != 1) {
      refuse("the type " + shown(type.path()), "Use a built-in type.", type);
    }
  }

  private void sample(Node.Sample sample) {
    if (profile == Profile.BUILD) {
      refuse("a sample", "The same inputs must give the same rows: filter by a hash.", sample);
    }
  }

  private static String shown(List<String> path) {
    String name = String.join(".", path);
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }

  private void refuse(String construct, String remedy, Node node) {
    violations.add(new Violation(construct, remedy, TextPosition.of(text, node.offset())));
  }
}
