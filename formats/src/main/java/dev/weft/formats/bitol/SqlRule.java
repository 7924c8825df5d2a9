package dev.weft.formats.bitol;

import dev.weft.formats.bitol.SqlWords.Word;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The query of a rule is one statement that reads. Judged by its words and where they stand, in
/// the dialect of whatever engine will run it; an engine says more where one is at hand.
final class SqlRule {

  private static final Set<String> OF_TABLE = Set.of("object", "table", "model", "schema");
  private static final Set<String> OF_COLUMN = Set.of("property", "column", "field");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  /// Variables of v3.2.0, which are filled in before anybody reads the contract.
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*\\}");

  private static final Set<String> READING = Set.of("select", "with", "values", "from", "table");

  private final Findings findings;

  SqlRule(Findings findings) {
    this.findings = findings;
  }

  /// @param ofColumn whether the rule stands at a column, whose name it may use
  void check(Node query, boolean ofColumn) {
    String text = String.valueOf(query.textOrNull());
    Optional<String> wrong = wrong(SqlWords.ofNesting(text)).or(() -> flat(text));
    if (wrong.isPresent()) {
      findings.error(
          ErrorCode.ODCS_SQL,
          query.place(),
          wrong.get(),
          "Write one SELECT that gives one number or boolean");
      return;
    }
    PLACEHOLDER.matcher(text).results().forEach(found -> placeholder(found, query, ofColumn));
  }

  private static Optional<String> wrong(SqlWords words) {
    if (words.unended().isPresent()) {
      return Optional.of("The query breaks off: " + words.unended().get() + " is not closed");
    }
    List<Word> all = words.list();
    if (all.isEmpty()) {
      return Optional.of("The query is empty");
    }
    if (words.statements() > 1) {
      return Optional.of("The query is " + words.statements() + " statements, not one");
    }
    String first = all.getFirst().text();
    if (!READING.contains(first)) {
      return Optional.of("The query begins with `" + first + "`, which is no read");
    }
    return new SqlWrites(all).find();
  }

  /// A text may hold more for those to whom its comments end earlier. What only they could not read
  /// is no matter.
  private static Optional<String> flat(String text) {
    if (!text.contains("/*")) {
      return Optional.empty();
    }
    SqlWords words = SqlWords.ofFlat(text);
    List<Word> all = words.list();
    if (all.isEmpty() || words.unended().isPresent()) {
      return Optional.empty();
    }
    return all.getLast().statement() > 1
        ? Optional.of("Where comments hold no comments, the query is several statements")
        : new SqlWrites(all).find();
  }

  private void placeholder(MatchResult found, Node query, boolean ofColumn) {
    String name = found.group(1);
    if (OF_COLUMN.contains(name) && !ofColumn) {
      findings.error(
          ErrorCode.ODCS_SQL,
          query.place(),
          "The rule of a table has no column that `" + found.group() + "` could stand for",
          "Name the column, or move the rule to it");
    } else if (!OF_COLUMN.contains(name)
        && !OF_TABLE.contains(name)
        && !VARIABLE.matcher(found.group()).matches()) {
      findings.error(
          ErrorCode.ODCS_SQL,
          query.place(),
          "Nothing is put in place of `" + found.group() + "`",
          Guess.hint(
              name, Set.of("object", "property", "table", "column"), "Use {object} or {property}"));
    }
  }
}
