package dev.weft.engine.duckdb.scan;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.stream.Collectors;

/// Types of tables in the engine's spelling.
public final class TypeSql {

  private TypeSql() {}

  public static String of(Type type) {
    return switch (type) {
      case Type.Primitive primitive -> primitive(primitive);
      case Type.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
      case Type.Struct(List<Column> fields) ->
          fields.stream()
              .map(field -> SqlText.name(field.name()) + " " + of(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      case Type.ListOf(Column element) -> of(element.type()) + "[]";
      case Type.MapOf(Column key, Column value) ->
          "MAP(" + of(key.type()) + ", " + of(value.type()) + ")";
    };
  }

  private static String primitive(Type.Primitive type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BINARY -> "BLOB";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case UUID -> "UUID";
    };
  }
}
