package dev.weft.capture.copy;

import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;

/// A column that is wanted of a table.
///
/// @param spellings what the table may call it, the first that is there counts
/// @param type what its values are wanted as
public record CopiedColumn(List<String> spellings, Type type) {

  public CopiedColumn {
    spellings = List.copyOf(spellings);
  }

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
