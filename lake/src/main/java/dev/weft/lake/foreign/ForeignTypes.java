package dev.weft.lake.foreign;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.types.Types;

/// Iceberg's types as tables have them. Empty for those that no table here can hold.
final class ForeignTypes {

  private ForeignTypes() {}

  static Optional<Type> find(org.apache.iceberg.types.Type type) {
    return switch (type) {
      case Types.StructType struct -> columns(struct.fields()).map(Type.Struct::new);
      case Types.ListType list ->
          columns(list.fields()).map(fields -> new Type.ListOf(fields.getFirst()));
      case Types.MapType map ->
          columns(map.fields()).map(both -> new Type.MapOf(both.getFirst(), both.getLast()));
      case Types.DecimalType decimal ->
          Optional.of(new Type.Decimal(decimal.precision(), decimal.scale()));
      default -> primitive(type).map(found -> found);
    };
  }

  static Optional<Column> find(Types.NestedField field) {
    return find(field.type())
        .map(type -> new Column(field.fieldId(), field.name(), field.name(), type, false));
  }

  private static Optional<List<Column>> columns(List<Types.NestedField> fields) {
    List<Column> columns = new ArrayList<>();
    for (Types.NestedField field : fields) {
      Optional<Column> column = find(field);
      // older files lack the field, and nobody would fill it in inside of a value
      if (column.isEmpty() || field.initialDefault() != null) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return Optional.of(columns);
  }

  private static Optional<Primitive> primitive(org.apache.iceberg.types.Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Optional.of(Primitive.BOOLEAN);
      case INTEGER -> Optional.of(Primitive.INT);
      case LONG -> Optional.of(Primitive.LONG);
      case FLOAT -> Optional.of(Primitive.FLOAT);
      case DOUBLE -> Optional.of(Primitive.DOUBLE);
      case STRING -> Optional.of(Primitive.STRING);
      case BINARY, FIXED -> Optional.of(Primitive.BINARY);
      case DATE -> Optional.of(Primitive.DATE);
      case TIME -> Optional.of(Primitive.TIME);
      case UUID -> Optional.of(Primitive.UUID);
      case TIMESTAMP ->
          Optional.of(
              ((Types.TimestampType) type).shouldAdjustToUTC()
                  ? Primitive.TIMESTAMPTZ
                  : Primitive.TIMESTAMP);
      default -> Optional.empty();
    };
  }
}
