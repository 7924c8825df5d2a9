package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.stream.Collectors;

/// The field ids of a schema for COPY. A column left out would silently be written without an id,
/// so all are named, on every level.
final class FieldIds {

  private FieldIds() {}

  static String of(Schema schema) {
    return fields(schema.columns()) + "}";
  }

  private static String fields(List<Column> columns) {
    return columns.stream()
        .map(column -> SqlText.text(column.name()) + ": " + id(column))
        .collect(Collectors.joining(", ", "{", ""));
  }

  private static String id(Column column) {
    return switch (column.type()) {
      case Type.Struct(List<Column> fields) -> nested(column.id(), fields);
      case Type.ListOf(Column element) ->
          "{__duckdb_field_id: " + column.id() + ", element: " + id(element) + "}";
      case Type.MapOf(Column key, Column value) ->
          "{__duckdb_field_id: "
              + column.id()
              + ", key: "
              + id(key)
              + ", value: "
              + id(value)
              + "}";
      case Type.Primitive primitive -> String.valueOf(column.id());
      case Type.Decimal decimal -> String.valueOf(column.id());
    };
  }

  private static String nested(int id, List<Column> fields) {
    return fields(fields) + ", __duckdb_field_id: " + id + "}";
  }
}
