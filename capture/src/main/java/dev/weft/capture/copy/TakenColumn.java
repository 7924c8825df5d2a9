package dev.weft.capture.copy;

import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;

/// A column of a table that is copied.
///
/// @param column as the table spells it
/// @param as what the copy calls it
/// @param type what its values are wanted as
public record TakenColumn(String column, String as, Type type) {

  boolean isBoolean() {
    return type == Primitive.BOOLEAN;
  }

  boolean isNested() {
    return type instanceof Type.Struct || type instanceof Type.ListOf || type instanceof Type.MapOf;
  }

  boolean isZoned() {
    return type == Primitive.TIMESTAMPTZ;
  }

  boolean isBinary() {
    return type == Primitive.BINARY;
  }
}
