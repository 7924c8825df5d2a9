package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.tree.Node;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Says what the engine's binder found wrong in the words and at the places of the user's text. The
/// binder saw another text, over physical names.
final class Complaints {

  private static final List<Pattern> COLUMNS =
      List.of(
          Pattern.compile(
              "Table \"(?<table>[^\"]+)\" does not have a column named \"(?<column>.+)\""),
          Pattern.compile("Referenced column \"?(?<column>.+?)\"? not found in FROM clause.*"),
          Pattern.compile("Column \"(?<column>.+)\" in \\w+ list not found.*"),
          Pattern.compile(
              "Values list \"(?<table>[^\"]+)\" does not have a column named \"(?<column>.+)\""));
  private static final Pattern ALIAS = Pattern.compile("Referenced table \"(.+)\" not found!?");
  private static final Pattern FIELD = Pattern.compile("Could not find key \"(.+)\" in struct");
  private static final Pattern GROUP =
      Pattern.compile("column \"(.+)\" must appear in the GROUP BY clause.*");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("Ambiguous reference to column name \"(.+?)\".*");
  private static final Pattern GENERATED = Pattern.compile("_weft_[0-9a-f]{24}");
  private static final int LONGEST = 200;

  private final Analyser analyser;
  private final Statement statement;
  private final List<StubTable> tables;

  Complaints(Analyser analyser, Statement statement, List<StubTable> tables) {
    this.analyser = analyser;
    this.statement = statement;
    this.tables = List.copyOf(tables);
  }

  /// A mention for which no table was given.
  WeftException missing(Set<List<String>> paths) {
    Statement.Mention first =
        statement.mentions().stream()
            .filter(mention -> paths.contains(mention.path()))
            .findFirst()
            .orElseThrow();
    long bytes =
        first.position() < 0
            ? -1
            : statement
                .text()
                .substring(0, first.position())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                .length;
    return SqlErrors.unknownTable(
        String.join(".", first.path()), TextPosition.of(statement.text(), bytes));
  }

  /// What the binder refused.
  ///
  /// @param sql the text it was given
  WeftException of(EngineRefusal refusal, String sql) {
    Optional<JsonNode> culprit =
        new Retrace(analyser, statement.tree(), sql).node(refusal.offset());
    TextPosition position =
        TextPosition.of(statement.text(), culprit.map(Node::offsetOf).orElse(-1L));
    String headline = refusal.headline();
    for (Pattern pattern : COLUMNS) {
      Matcher matcher = pattern.matcher(headline);
      if (matcher.matches()) {
        return column(matcher.group("column"), position);
      }
    }
    Matcher alias = ALIAS.matcher(headline);
    return alias.matches()
        ? qualified(alias.group(1), culprit, position)
        : other(refusal, headline, position);
  }

  /// In a subquery the binder says of a table's unknown column that there is no such table.
  private WeftException qualified(String alias, Optional<JsonNode> culprit, TextPosition position) {
    JsonNode names =
        culprit.map(node -> node.path("column_names")).orElse(MissingNode.getInstance());
    boolean known =
        tables.stream().anyMatch(table -> table.path().getLast().equalsIgnoreCase(alias));
    return known && names.size() == 2
        ? column(names.path(1).asString(""), position)
        : SqlErrors.unknownAlias(alias, position);
  }

  private WeftException other(EngineRefusal refusal, String headline, TextPosition position) {
    Matcher field = FIELD.matcher(headline);
    if (field.matches()) {
      return SqlErrors.unknownColumn(
          field.group(1), " in the struct", "Use one of the struct's fields.", position);
    }
    Matcher group = GROUP.matcher(headline);
    if (group.matches()) {
      return SqlErrors.binding(
          "Column " + group.group(1) + " is neither grouped by nor aggregated",
          "Add it to GROUP BY or take any_value of it.",
          position);
    }
    Matcher ambiguous = AMBIGUOUS.matcher(headline);
    if (ambiguous.matches()) {
      return SqlErrors.binding(
          "Column " + ambiguous.group(1) + " is in more than one table",
          "Qualify it with a table's alias.",
          position);
    }
    if (refusal.subtype().equals("NO_MATCHING_FUNCTION")) {
      return SqlErrors.binding(
          "No function takes these types: " + shown(refusal.call()),
          "Cast the arguments.",
          position);
    }
    if (headline.startsWith("Deprecated lambda arrow")) {
      return SqlErrors.binding(
          "A lambda is not written with ->", "Write lambda x: x + 1.", position);
    }
    return general(refusal, headline, position);
  }

  /// Only the binder's own sentences about types and clauses are passed on.
  private static WeftException general(
      EngineRefusal refusal, String headline, TextPosition position) {
    boolean tells =
        refusal.type().equals("binder")
            && headline.length() <= LONGEST
            && !GENERATED.matcher(refusal.message()).find()
            && !headline.contains("SELECT");
    return SqlErrors.binding(
        tells ? headline : "The statement does not fit its tables (" + shown(refusal.type()) + ")",
        "Compare names and types with the columns of its tables.",
        position);
  }

  private WeftException column(String column, TextPosition position) {
    Set<String> visible =
        tables.stream()
            .flatMap(table -> table.schema().names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String where =
        tables.isEmpty()
            ? ""
            : " in " + tables.stream().map(StubTable::name).collect(Collectors.joining(", "));
    String remedy =
        visible.contains(column)
            ? "It cannot be seen from this place of the statement."
            : Nearest.find(column, visible)
                .map(meant -> "Did you mean " + meant + "?")
                .orElseGet(() -> columns(visible));
    return SqlErrors.unknownColumn(column, where, remedy, position);
  }

  private static String columns(Set<String> visible) {
    return visible.isEmpty()
        ? ""
        : "There are "
            + visible.stream().limit(20).collect(Collectors.joining(", "))
            + (visible.size() > 20 ? ", …" : "")
            + ".";
  }

  private static String shown(String text) {
    String safe = GENERATED.matcher(text).replaceAll("table");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
  }
}
