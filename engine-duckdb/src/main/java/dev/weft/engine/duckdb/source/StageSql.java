package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.Binding;
import dev.weft.engine.SourceReader.Capture;
import dev.weft.engine.SourceReader.OnBadValue;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of files with declared types, beside each row whether and why it is refused.
///
/// Columns: those of the schema; `_p_bad_<i>` for the i-th declared column; `_p_reason`: 0 for a
/// row that stays, 1 for a malformed one, 2i + 2 for a bad value and 2i + 3 for a null in the i-th
/// column; `_p_json`: the raw row of refused ones.
final class StageSql {

  static final String REASON = "_p_reason";
  static final String JSON = "_p_json";
  static final int MALFORMED = 1;

  private final Capture capture;
  private final List<Column> declared;

  StageSql(Capture capture) {
    this.capture = capture;
    this.declared =
        capture.bindings().stream()
            .map(Binding::column)
            .map(name -> capture.schema().column(name).orElseThrow())
            .toList();
  }

  List<Column> declared() {
    return declared;
  }

  static String bad(int column) {
    return "_p_bad_" + column;
  }

  static int badReason(int column) {
    return 2 * column + 2;
  }

  static int nullReason(int column) {
    return 2 * column + 3;
  }

  /// Whether no value of the file can be refused, so that nothing needs to be counted.
  boolean cannotFail(FileRows rows) {
    return rows instanceof ParquetRows
        && declared.stream().noneMatch(Column::required)
        && cells(rows).stream().noneMatch(cell -> cell.given().isPresent());
  }

  /// The schema's columns only, for a file that cannot fail.
  String plain(FileRows rows, String name) {
    return "SELECT " + values(cells(rows)) + ", " + origin(name) + " FROM (" + rows.from() + ")";
  }

  /// All columns of the stage.
  String judged(FileRows rows, String name) {
    List<Cell> cells = cells(rows);
    List<String> typed = new ArrayList<>(List.of("*"));
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      typed.add(cell.value() + " AS _v_" + i);
      int column = i;
      flags.add(
          cell.given()
                  .map(given -> "coalesce(" + given + ", false) AND _v_" + column + " IS NULL")
                  .orElse("false")
              + " AS "
              + bad(i));
    }
    flags.add(rows.malformed() + " AS _p_malformed");
    String first = "SELECT " + String.join(", ", typed) + " FROM (" + rows.from() + ")";
    String second = "SELECT *, " + String.join(", ", flags) + " FROM (" + first + ")";
    String third = "SELECT *, " + reason() + " AS " + REASON + " FROM (" + second + ")";
    return "SELECT "
        + columns()
        + ", "
        + origin(name)
        + flagNames()
        + ", "
        + REASON
        + ", CASE WHEN "
        + REASON
        + " > 0 THEN "
        + rows.json()
        + " END AS "
        + JSON
        + " FROM ("
        + third
        + ")";
  }

  /// The broken rule of a refused row.
  String rules() {
    return pick(
        column -> "type(" + column.name() + ")", column -> "required(" + column.name() + ")");
  }

  /// The reason class of a refused row.
  String classes() {
    return pick(column -> "type", column -> "required");
  }

  private String pick(Function<Column, String> bad, Function<Column, String> absent) {
    List<String> texts = new ArrayList<>(List.of(SqlText.text("syntax")));
    for (Column column : declared) {
      texts.add(SqlText.text(bad.apply(column)));
      texts.add(SqlText.text(absent.apply(column)));
    }
    return "[" + String.join(", ", texts) + "][" + REASON + "]";
  }

  private String reason() {
    StringBuilder cases = new StringBuilder("CASE WHEN _p_malformed THEN " + MALFORMED);
    if (capture.onBadValue() != OnBadValue.IGNORE) {
      for (int i = 0; i < declared.size(); i++) {
        cases.append(" WHEN ").append(bad(i)).append(" THEN ").append(badReason(i));
      }
    }
    for (int i = 0; i < declared.size(); i++) {
      if (declared.get(i).required()) {
        cases.append(" WHEN _v_").append(i).append(" IS NULL THEN ").append(nullReason(i));
      }
    }
    return cases.append(" ELSE 0 END").toString();
  }

  private List<Cell> cells(FileRows rows) {
    return capture.bindings().stream()
        .map(
            binding -> {
              Column column = capture.schema().column(binding.column()).orElseThrow();
              Optional<String> spelling =
                  binding.present() ? rows.find(binding.source()) : Optional.empty();
              return spelling
                  .map(found -> rows.cell(found, column.type()))
                  .orElseGet(() -> absent(column));
            })
        .toList();
  }

  private static Cell absent(Column column) {
    return new Cell("CAST(NULL AS " + TypeSql.of(column.type()) + ")", Optional.empty());
  }

  private String values(List<Cell> cells) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      values.add(cells.get(i).value() + " AS " + SqlText.name(declared.get(i).name()));
    }
    return String.join(", ", values);
  }

  private String columns() {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      columns.add("_v_" + i + " AS " + SqlText.name(declared.get(i).name()));
    }
    return String.join(", ", columns);
  }

  private String flagNames() {
    return IntStream.range(0, declared.size())
        .mapToObj(i -> ", " + bad(i))
        .collect(Collectors.joining());
  }

  private static String origin(String name) {
    return SqlText.text(name) + " AS _file, " + FileRows.NUMBER + " AS _row";
  }
}
