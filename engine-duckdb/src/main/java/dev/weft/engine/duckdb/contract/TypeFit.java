package dev.weft.engine.duckdb.contract;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;

/// Whether a column of a source is of the sort that a contract says. How wide a number is, is no
/// matter of sort: the contract's format says which numbers there may be.
final class TypeFit {

  private TypeFit() {}

  static boolean fits(Type given, Type wanted) {
    return switch (wanted) {
      case Primitive primitive -> fits(given, primitive);
      case Type.Decimal(int precision, int scale) ->
          isWhole(given) || (given instanceof Type.Decimal(int _, int own) && own <= scale);
      case Type.Struct(List<Column> fields) ->
          given instanceof Type.Struct(List<Column> own)
              && fields.stream().allMatch(field -> fits(own, field));
      case Type.ListOf(Column element) ->
          given instanceof Type.ListOf(Column own) && fits(own.type(), element.type());
      case Type.MapOf(Column key, Column value) ->
          given instanceof Type.MapOf(Column ownKey, Column ownValue)
              && fits(ownKey.type(), key.type())
              && fits(ownValue.type(), value.type());
    };
  }

  private static boolean fits(Type given, Primitive wanted) {
    return switch (wanted) {
      case INT, LONG -> isWhole(given);
      case FLOAT, DOUBLE ->
          isWhole(given)
              || given instanceof Type.Decimal
              || given == Primitive.FLOAT
              || given == Primitive.DOUBLE;
      case STRING -> given == Primitive.STRING || given == Primitive.UUID;
      case UUID -> given == Primitive.UUID || given == Primitive.STRING;
      case TIMESTAMP -> given == Primitive.TIMESTAMP || given == Primitive.TIMESTAMPTZ;
      case BOOLEAN, BINARY, DATE, TIME, TIMESTAMPTZ -> given == wanted;
    };
  }

  /// Fields beside those of the contract are allowed, as columns are.
  private static boolean fits(List<Column> own, Column field) {
    return own.stream()
        .filter(column -> column.name().equalsIgnoreCase(field.name()))
        .anyMatch(column -> fits(column.type(), field.type()));
  }

  private static boolean isWhole(Type type) {
    return type == Primitive.INT
        || type == Primitive.LONG
        || (type instanceof Type.Decimal(int _, int scale) && scale == 0);
  }
}
