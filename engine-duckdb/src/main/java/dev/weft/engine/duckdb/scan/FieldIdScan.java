package dev.weft.engine.duckdb.scan;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A scan that finds columns, and the fields inside them, by field id.
final class FieldIdScan {

  private FieldIdScan() {}

  /// @param more columns behind those of the schema
  static String select(Schema schema, List<Path> files, String more) {
    String names =
        schema.columns().stream()
            .map(column -> SqlText.name(column.name()))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + names
        + more
        + " FROM read_parquet("
        + SqlText.files(files)
        + ", schema="
        + map(schema.columns())
        + ")";
  }

  private static String map(List<Column> columns) {
    return columns.stream().map(FieldIdScan::entry).collect(Collectors.joining(", ", "MAP {", "}"));
  }

  private static String entry(Column column) {
    return column.id()
        + ": {name: "
        + SqlText.text(column.name())
        + ", type: "
        + SqlText.text(TypeSql.of(column.type()))
        + ", default_value: NULL"
        + children(column.type())
        + "}";
  }

  // without children on every level nested fields would be matched by name
  private static String children(Type type) {
    return switch (type) {
      case Type.Struct(List<Column> fields) -> ", children: " + map(fields);
      case Type.ListOf(Column element) -> ", children: " + map(List.of(named(element, "element")));
      case Type.MapOf(Column key, Column value) ->
          ", children: " + map(List.of(named(key, "key"), named(value, "value")));
      case Type.Primitive primitive -> "";
      case Type.Decimal decimal -> "";
    };
  }

  private static Column named(Column column, String name) {
    return new Column(column.id(), column.key(), name, column.type(), column.required());
  }
}
