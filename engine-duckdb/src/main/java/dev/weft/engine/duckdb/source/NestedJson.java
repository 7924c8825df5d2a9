package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists and objects in JSON, field by field: what an object does not name is null, and so is one
/// wrong value inside, which makes the whole none of its type. The engine's own cast refuses
/// objects that leave a field out.
final class NestedJson {

  static final String VALUE = "value";
  static final String WRONG = "wrong";

  private final Map<List<String>, String> patterns;

  /// Expressions on one JSON value.
  ///
  /// @param value of the wanted type, null where it cannot be one
  /// @param bad true when something in it is of another type, never null
  private record Parts(String value, String bad) {}

  private NestedJson(Map<List<String>, String> patterns) {
    this.patterns = patterns;
  }

  /// An object of the `VALUE`, as far as it could be read, and whether anything is `WRONG` in it.
  ///
  /// @param text an expression of type VARCHAR
  /// @param patterns how dates and times inside are written, by their steps
  static String read(String text, Type type, Map<List<String>, String> patterns) {
    String given = "nullif(" + text + ", '')";
    Parts parts = new NestedJson(patterns).parts("_json", type, List.of(), 0);
    // the list of one computes the value of the text once, however often it is looked at
    return "list_transform([CASE WHEN json_valid("
        + given
        + ") THEN CAST("
        + given
        + " AS JSON) END], lambda _json: struct_pack("
        + VALUE
        + " := "
        + parts.value()
        + ", "
        + WRONG
        + " := "
        + parts.bad()
        + " OR (_json IS NULL AND "
        + given
        + " IS NOT NULL)))[1]";
  }

  private Parts parts(String json, Type type, List<String> path, int depth) {
    return switch (type) {
      case Type.Struct(List<Column> fields) -> object(json, fields, path, depth);
      case Type.ListOf(Column element) -> list(json, element, path, depth);
      case Type.MapOf map -> map(json, map);
      case Type.Primitive primitive -> scalar(json, primitive, path);
      case Type.Decimal decimal -> scalar(json, decimal, path);
    };
  }

  private Parts object(String json, List<Column> fields, List<String> path, int depth) {
    List<Parts> parts =
        fields.stream()
            .map(field -> parts(field(json, field), field.type(), then(path, field.name()), depth))
            .toList();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      values
          .append(i == 0 ? "" : ", ")
          .append(SqlText.name(fields.get(i).name()))
          .append(" := ")
          .append(parts.get(i).value());
    }
    String bad = parts.stream().map(Parts::bad).collect(Collectors.joining(" OR "));
    return new Parts(
        "CASE WHEN json_type(" + json + ") = 'OBJECT' THEN struct_pack(" + values + ") END",
        isBad(json, "OBJECT", bad));
  }

  private static String field(String json, Column field) {
    return "json_extract(" + json + ", " + SqlText.text(JsonRows.pointer(field.name())) + ")";
  }

  private Parts list(String json, Column element, List<String> path, int depth) {
    String item = "_item_" + depth;
    Parts parts = parts(item, element.type(), then(path, ""), depth + 1);
    String items =
        "CAST(CASE WHEN json_type(" + json + ") = 'ARRAY' THEN " + json + " END AS JSON[])";
    return new Parts(
        "list_transform(" + items + ", lambda " + item + ": " + parts.value() + ")",
        isBad(
            json,
            "ARRAY",
            "len(list_filter(" + items + ", lambda " + item + ": " + parts.bad() + ")) > 0"));
  }

  private static Parts map(String json, Type.MapOf type) {
    String value = TextValue.nested("CAST(" + json + " AS VARCHAR)", type);
    return new Parts(value, isBad(json, "OBJECT", "(" + value + ") IS NULL"));
  }

  private Parts scalar(String json, Type type, List<String> path) {
    String text = "(" + json + " ->> '$')";
    String pattern = patterns.get(path);
    Cell cell =
        pattern != null
            ? DateText.cell(text, pattern, type)
            : type == Type.Primitive.TIMESTAMP ? TextValue.moment(text) : TextValue.of(text, type);
    String bad =
        cell.given()
            .map(given -> "coalesce(" + given + " AND (" + cell.value() + ") IS NULL, false)")
            .orElse("false");
    return new Parts(cell.value(), bad);
  }

  private static List<String> then(List<String> path, String step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }

  private static String isBad(String json, String sort, String inside) {
    return "coalesce(json_type("
        + json
        + ") <> 'NULL' AND (json_type("
        + json
        + ") <> "
        + SqlText.text(sort)
        + " OR "
        + inside
        + "), false)";
  }
}
