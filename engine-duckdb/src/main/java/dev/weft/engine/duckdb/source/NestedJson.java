package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lists and objects in JSON, field by field: what an object does not name is null, and one wrong
/// value inside makes the whole none of its type. The engine's own cast refuses objects that leave
/// a field out.
final class NestedJson {

  /// Expressions on one JSON value.
  ///
  /// @param value of the wanted type, null where it cannot be one
  /// @param bad true when something in it is of another type, never null
  private record Parts(String value, String bad) {}

  private NestedJson() {}

  /// @param text an expression of type VARCHAR
  static Cell cell(String text, Type type) {
    String given = "nullif(" + text + ", '')";
    Parts parts = parts("_json", type, 0);
    // the list of one computes the value of the text once, however often it is looked at
    String value =
        "list_transform([CASE WHEN json_valid("
            + given
            + ") THEN CAST("
            + given
            + " AS JSON) END], lambda _json: CASE WHEN NOT "
            + parts.bad()
            + " THEN "
            + parts.value()
            + " END)[1]";
    return new Cell(value, Optional.of(given + " IS NOT NULL"));
  }

  private static Parts parts(String json, Type type, int depth) {
    return switch (type) {
      case Type.Struct(List<Column> fields) -> object(json, fields, depth);
      case Type.ListOf(Column element) -> list(json, element, depth);
      case Type.MapOf map -> map(json, map);
      case Type.Primitive primitive -> scalar(json, primitive);
      case Type.Decimal decimal -> scalar(json, decimal);
    };
  }

  private static Parts object(String json, List<Column> fields, int depth) {
    List<Parts> parts =
        fields.stream().map(field -> parts(field(json, field), field.type(), depth)).toList();
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

  private static Parts list(String json, Column element, int depth) {
    String item = "_item_" + depth;
    Parts parts = parts(item, element.type(), depth + 1);
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

  private static Parts scalar(String json, Type type) {
    String text = "(" + json + " ->> '$')";
    Cell cell =
        type == Type.Primitive.TIMESTAMP ? TextValue.moment(text) : TextValue.of(text, type);
    String bad =
        cell.given()
            .map(given -> "coalesce(" + given + " AND (" + cell.value() + ") IS NULL, false)")
            .orElse("false");
    return new Parts(cell.value(), bad);
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
