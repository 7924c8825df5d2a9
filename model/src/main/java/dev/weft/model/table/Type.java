package dev.weft.model.table;

import java.util.List;

/// The type of a column, as Iceberg v2 has them.
public sealed interface Type {
  /// A type without parameters.
  enum Primitive implements Type {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMPTZ,
    UUID
  }

  /// At most 38 digits, `scale` of them behind the point.
  record Decimal(int precision, int scale) implements Type {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("No decimal(" + precision + "," + scale + ")");
      }
    }
  }

  record Struct(List<Column> fields) implements Type {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /// The element is a column named `element`.
  record ListOf(Column element) implements Type {}

  /// Columns named `key` and `value`.
  record MapOf(Column key, Column value) implements Type {}

  /// The spelling people read: `long`, `decimal(10,2)`, `list<string>`.
  default String word() {
    return switch (this) {
      case Primitive primitive -> primitive.name().toLowerCase(java.util.Locale.ROOT);
      case Decimal(int precision, int scale) -> "decimal(" + precision + "," + scale + ")";
      case Struct(List<Column> fields) ->
          fields.stream()
              .map(field -> field.name() + ": " + field.type().word())
              .collect(java.util.stream.Collectors.joining(", ", "struct<", ">"));
      case ListOf(Column element) -> "list<" + element.type().word() + ">";
      case MapOf(Column key, Column value) ->
          "map<" + key.type().word() + ", " + value.type().word() + ">";
    };
  }
}
