package dev.weft.lake.table;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import org.apache.iceberg.types.Types;

/// Our schemas and Iceberg's. Keys are not part of Iceberg's; `ColumnIds` gives them back.
final class IcebergSchemas {

  private IcebergSchemas() {}

  static org.apache.iceberg.Schema iceberg(Schema schema) {
    return new org.apache.iceberg.Schema(
        schema.columns().stream().map(IcebergSchemas::field).toList());
  }

  private static Types.NestedField field(Column column) {
    var type = type(column.type());
    return column.required()
        ? Types.NestedField.required(column.id(), column.name(), type)
        : Types.NestedField.optional(column.id(), column.name(), type);
  }

  private static org.apache.iceberg.types.Type type(Type type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case Type.Decimal(int precision, int scale) -> Types.DecimalType.of(precision, scale);
      case Type.Struct(List<Column> fields) ->
          Types.StructType.of(fields.stream().map(IcebergSchemas::field).toList());
      case Type.ListOf(Column element) ->
          element.required()
              ? Types.ListType.ofRequired(element.id(), type(element.type()))
              : Types.ListType.ofOptional(element.id(), type(element.type()));
      case Type.MapOf(Column key, Column value) ->
          value.required()
              ? Types.MapType.ofRequired(key.id(), value.id(), type(key.type()), type(value.type()))
              : Types.MapType.ofOptional(
                  key.id(), value.id(), type(key.type()), type(value.type()));
    };
  }

  private static org.apache.iceberg.types.Type primitive(Primitive type) {
    return switch (type) {
      case BOOLEAN -> Types.BooleanType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case FLOAT -> Types.FloatType.get();
      case DOUBLE -> Types.DoubleType.get();
      case STRING -> Types.StringType.get();
      case BINARY -> Types.BinaryType.get();
      case DATE -> Types.DateType.get();
      case TIME -> Types.TimeType.get();
      case TIMESTAMP -> Types.TimestampType.withoutZone();
      case TIMESTAMPTZ -> Types.TimestampType.withZone();
      case UUID -> Types.UUIDType.get();
    };
  }

  static Schema model(org.apache.iceberg.Schema schema, ColumnIds keys) {
    return new Schema(columns(schema.columns(), keys));
  }

  private static List<Column> columns(List<Types.NestedField> fields, ColumnIds keys) {
    return fields.stream()
        .map(
            field ->
                new Column(
                    field.fieldId(),
                    keys.key(field.fieldId()).orElse(field.name()),
                    field.name(),
                    model(field.type(), keys),
                    field.isRequired()))
        .toList();
  }

  private static Type model(org.apache.iceberg.types.Type type, ColumnIds keys) {
    return switch (type) {
      case Types.StructType struct -> new Type.Struct(columns(struct.fields(), keys));
      case Types.ListType list -> new Type.ListOf(columns(list.fields(), keys).getFirst());
      case Types.MapType map -> {
        var both = columns(map.fields(), keys);
        yield new Type.MapOf(both.getFirst(), both.getLast());
      }
      case Types.DecimalType decimal -> new Type.Decimal(decimal.precision(), decimal.scale());
      default -> primitive(type);
    };
  }

  private static Primitive primitive(org.apache.iceberg.types.Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Primitive.BOOLEAN;
      case INTEGER -> Primitive.INT;
      case LONG -> Primitive.LONG;
      case FLOAT -> Primitive.FLOAT;
      case DOUBLE -> Primitive.DOUBLE;
      case STRING -> Primitive.STRING;
      case BINARY -> Primitive.BINARY;
      case DATE -> Primitive.DATE;
      case TIME -> Primitive.TIME;
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC()
              ? Primitive.TIMESTAMPTZ
              : Primitive.TIMESTAMP;
      case UUID -> Primitive.UUID;
      default -> throw new IllegalArgumentException("Weft writes no column of type " + type);
    };
  }
}
