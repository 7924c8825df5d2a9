package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file of JSON objects. Scalars are parsed from their text, so that `"5"` and `5` are the same
/// number.
///
/// @param columns keys of the objects that are asked for
record JsonRows(SourceFile file, JsonLayout layout, List<String> columns) implements FileRows {

  JsonRows {
    columns = List.copyOf(columns);
  }

  /// Whether `line` holds one object; never null.
  static String isObject() {
    return "(CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END)";
  }

  static void refuseArray(SourceFile file) {
    if (Opening.text(file).stripLeading().startsWith("[")) {
      throw SourceErrors.jsonArray(file);
    }
  }

  @Override
  public String from() {
    return values(layout.numbered(file));
  }

  @Override
  public String rows() {
    return values(layout.lines(file));
  }

  @Override
  public String text(String column) {
    return "(" + value(column) + " ->> '$')";
  }

  private String values(String lines) {
    String pointers =
        columns.stream()
            .map(JsonRows::pointer)
            .map(SqlText::text)
            .collect(Collectors.joining(", ", "[", "]::VARCHAR[]"));
    return "SELECT *, CASE WHEN _r_object THEN json_extract(line, "
        + pointers
        + ") END AS _r_values FROM (SELECT *, "
        + isObject()
        + " AS _r_object FROM ("
        + lines
        + "))";
  }

  @Override
  public Cell cell(String column, Type type) {
    String value = value(column);
    String present = "(CASE WHEN json_type(" + value + ") <> 'NULL' THEN " + value + " END)";
    return switch (type) {
      case Primitive primitive -> TextValue.of("(" + present + " ->> '$')", type);
      case Type.Decimal decimal -> TextValue.of("(" + present + " ->> '$')", type);
      case Type.Struct struct -> nested(present, type);
      case Type.ListOf list -> nested(present, type);
      case Type.MapOf map -> nested(present, type);
    };
  }

  @Override
  public String malformed() {
    return "NOT _r_object";
  }

  @Override
  public String json() {
    return "CASE WHEN _r_object THEN line ELSE CAST(json_object('line', line) AS VARCHAR) END";
  }

  private String value(String column) {
    return "_r_values[" + (columns.indexOf(column) + 1) + "]";
  }

  private static Cell nested(String present, Type type) {
    return new Cell(
        TextValue.nested("CAST(" + present + " AS VARCHAR)", type),
        Optional.of(present + " IS NOT NULL"));
  }

  static String pointer(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
