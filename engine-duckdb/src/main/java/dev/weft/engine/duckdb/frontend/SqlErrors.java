package dev.weft.engine.duckdb.frontend;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the front end says when it refuses. Every sentence concerns the text as written.
final class SqlErrors {

  private SqlErrors() {}

  static WeftException tooLong(long bytes, long most) {
    return WeftException.of(
        ErrorCode.SQL_TOO_LONG,
        "The statement has " + bytes + " bytes, more than the " + most + " that are read",
        "Make it shorter; put long lists of values into a table and join it.");
  }

  static WeftException tooComplex() {
    return WeftException.of(
        ErrorCode.SQL_TOO_LONG,
        "The statement nests too deeply to be read",
        "Split it into simpler parts with WITH.");
  }

  static WeftException syntax(String what, TextPosition position) {
    return at(
        ErrorCode.SQL_SYNTAX, sentence(what), "Write one SELECT in DuckDB's dialect.", position);
  }

  static WeftException notAllowed(List<Violation> violations) {
    List<Finding> findings = violations.stream().map(Violation::finding).toList();
    Violation first = violations.getFirst();
    return WeftException.of(
            ErrorCode.SQL_NOT_ALLOWED, first.sentence() + suffix(first.position()), first.remedy())
        .withDetails(details(first.position(), Map.of("construct", first.construct())))
        .withFindings(findings);
  }

  static WeftException unknownTable(String name, TextPosition position) {
    return at(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "There is no table " + name,
        "Tables of your own product go by their name, others by domain.product.table.",
        position);
  }

  static WeftException unknownAlias(String name, TextPosition position) {
    return at(
        ErrorCode.SQL_UNKNOWN_TABLE,
        "Nothing in FROM is called " + name,
        "Use the table's alias, or its last name where it has none.",
        position);
  }

  static WeftException unknownColumn(
      String column, String where, String remedy, TextPosition position) {
    return at(
        ErrorCode.SQL_UNKNOWN_COLUMN, "There is no column " + column + where, remedy, position);
  }

  static WeftException binding(String what, String remedy, TextPosition position) {
    return at(ErrorCode.SQL_BIND, sentence(what), remedy, position);
  }

  static WeftException columns(List<Finding> findings) {
    return WeftException.of(
            ErrorCode.SQL_BIND, findings.getFirst().message(), findings.getFirst().hint())
        .withFindings(findings);
  }

  /// Fails closed: the table's policies name columns that it does not have, or do not fit types.
  static WeftException policy(String table) {
    return WeftException.of(
        ErrorCode.SQL_POLICY,
        "Table " + table + " cannot be shown: a policy does not fit its columns",
        "Its owner finds the policy with weft validate; until it is mended nobody reads the table.");
  }

  /// `weft_pseudonym` of something that is no column.
  static WeftException noColumn() {
    return WeftException.of(
        ErrorCode.SQL_NOT_ALLOWED,
        "weft_pseudonym takes a column as its table has it, nothing computed and no constant",
        "Write weft_pseudonym(column, 'space') in a SELECT that reads the table itself; the column"
            + " is a string, an int or a long.");
  }

  /// A table that only answers for groups was asked for something else.
  ///
  /// @param violations each completes "it does not answer …"
  static WeftException group(
      Governed.Table table, int n, List<String> keys, List<Violation> violations) {
    String remedy = possible(table, n, keys);
    List<Finding> findings =
        violations.stream()
            .map(
                violation ->
                    Finding.error(
                            ErrorCode.SQL_GROUP,
                            violation.position().place(),
                            "Table " + table.name() + " does not answer " + violation.construct(),
                            remedy)
                        .withExcerpt(violation.position().excerpt()))
            .toList();
    TextPosition first = violations.getFirst().position();
    return WeftException.of(
            ErrorCode.SQL_GROUP, findings.getFirst().message() + suffix(first), remedy)
        .withDetails(details(first, Map.of("table", table.name())))
        .withFindings(findings);
  }

  private static String possible(Governed.Table table, int n, List<String> keys) {
    String numbers =
        table.visible().columns().stream()
            .filter(column -> GroupCheck.isNumeric(column.type()))
            .map(dev.weft.model.table.Column::name)
            .collect(java.util.stream.Collectors.joining(", "));
    return "It answers only for groups of at least "
        + n
        + ": alone in FROM"
        + (keys.isEmpty()
            ? ""
            : ", GROUP BY and WHERE (=, in, ranges) on " + String.join(", ", keys))
        + ", with count(*)"
        + (numbers.isEmpty() ? "" : " or count, sum, avg of " + numbers)
        + ". Anything more goes around such a query: SELECT … FROM (SELECT … FROM "
        + table.name()
        + ").";
  }

  static WeftException gate() {
    return WeftException.of(
        ErrorCode.SQL_GATE,
        "The statement would read something other than what was decided, so it was not run",
        "This is a mistake of Weft; please report the statement.");
  }

  /// Something that is not allowed, and where.
  record Violation(String construct, String remedy, TextPosition position) {
    String sentence() {
      return "A statement may not use " + construct;
    }

    Finding finding() {
      return Finding.error(ErrorCode.SQL_NOT_ALLOWED, position.place(), sentence(), remedy)
          .withExcerpt(position.excerpt());
    }
  }

  private static WeftException at(
      ErrorCode code, String sentence, String remedy, TextPosition position) {
    WeftException failure =
        WeftException.of(code, sentence + suffix(position), remedy)
            .withDetails(details(position, Map.of()));
    return position.offset() < 0
        ? failure
        : failure.withFindings(
            List.of(
                Finding.error(code, position.place(), sentence, remedy)
                    .withExcerpt(position.excerpt())));
  }

  private static Map<String, String> details(TextPosition position, Map<String, String> more) {
    Map<String, String> details = new TreeMap<>(more);
    if (position.offset() >= 0) {
      details.put("line", Integer.toString(position.place().line()));
      details.put("column", Integer.toString(position.place().column()));
    }
    return details;
  }

  private static String suffix(TextPosition position) {
    return position.offset() < 0
        ? ""
        : " (line " + position.place().line() + ", column " + position.place().column() + ")";
  }

  /// As a sentence of ours: capital first, no full stop.
  private static String sentence(String text) {
    String stripped = text.strip();
    while (stripped.endsWith(".") || stripped.endsWith("!")) {
      stripped = stripped.substring(0, stripped.length() - 1);
    }
    return stripped.isEmpty()
        ? "The statement cannot be understood"
        : Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1);
  }
}
