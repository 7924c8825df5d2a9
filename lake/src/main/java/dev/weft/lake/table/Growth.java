package dev.weft.lake.table;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;

/// How the type under one field id may change.
enum Growth {
  /// Stay, or widen as the Iceberg specification v2 allows ("Schema Evolution").
  WIDER {
    @Override
    boolean allows(Type past, Type now) {
      return switch (now) {
        case Primitive primitive -> past == primitive || past == narrower(primitive);
        case Type.Decimal(int precision, int scale) ->
            past instanceof Type.Decimal(int before, int same)
                && before <= precision
                && same == scale;
        case Type.Struct _ -> past instanceof Type.Struct;
        case Type.ListOf(Column element) ->
            past instanceof Type.ListOf(Column before) && same(before, element);
        case Type.MapOf(Column key, Column value) ->
            past instanceof Type.MapOf(Column keyBefore, Column valueBefore)
                && same(keyBefore, key)
                && same(valueBefore, value);
      };
    }
  },
  /// Stay, with the same fields: keys of maps.
  NONE {
    @Override
    boolean allows(Type past, Type now) {
      return switch (now) {
        case Primitive primitive -> past == primitive;
        case Type.Decimal decimal -> past.equals(decimal);
        case Type.Struct(List<Column> fields) ->
            past instanceof Type.Struct(List<Column> before) && ids(before).equals(ids(fields));
        case Type.ListOf _ -> WIDER.allows(past, now);
        case Type.MapOf _ -> WIDER.allows(past, now);
      };
    }
  };

  abstract boolean allows(Type past, Type now);

  private static Primitive narrower(Primitive type) {
    return switch (type) {
      case LONG -> Primitive.INT;
      case DOUBLE -> Primitive.FLOAT;
      case BOOLEAN, INT, FLOAT, STRING, BINARY, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID -> type;
    };
  }

  private static boolean same(Column before, Column now) {
    return before.id() == now.id();
  }

  private static List<Integer> ids(List<Column> fields) {
    return fields.stream().map(Column::id).toList();
  }
}
