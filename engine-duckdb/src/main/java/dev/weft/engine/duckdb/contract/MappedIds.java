package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.MappedField;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;

/// Field ids of files that say none, by the names that a table says mean its columns. What has no
/// name there keeps 0 and is not read.
final class MappedIds {

  private MappedIds() {}

  static Schema in(Schema writer, List<MappedField> mapping) {
    return new Schema(columns(writer.columns(), mapping));
  }

  private static List<Column> columns(List<Column> columns, List<MappedField> mapping) {
    return columns.stream().map(column -> column(column, column.name(), mapping)).toList();
  }

  /// @param name that the mapping knows it by
  private static Column column(Column column, String name, List<MappedField> mapping) {
    Optional<MappedField> found =
        mapping.stream().filter(field -> field.names().contains(name)).findFirst();
    return column
        .withId(found.map(MappedField::id).orElse(0))
        .withType(type(column.type(), found.map(MappedField::inside).orElse(List.of())));
  }

  /// Files call what lists and maps are made of whatever they like.
  private static Type type(Type type, List<MappedField> inside) {
    return switch (type) {
      case Type.Struct(List<Column> fields) -> new Type.Struct(columns(fields, inside));
      case Type.ListOf(Column element) -> new Type.ListOf(column(element, "element", inside));
      case Type.MapOf(Column key, Column value) ->
          new Type.MapOf(column(key, "key", inside), column(value, "value", inside));
      case Type.Primitive primitive -> primitive;
      case Type.Decimal decimal -> decimal;
    };
  }
}
