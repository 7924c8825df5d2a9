package dev.weft.engine;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.List;

/// The shape of every `_quarantine_…` table.
public final class Rejects {

  /// `rule` the check's name, `class` why (type, required, range …), `_file` and `_row` the origin
  /// where known, `row` the whole row as JSON text.
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              required(1, "rule", Primitive.STRING),
              required(2, "class", Primitive.STRING),
              optional(3, "_file", Primitive.STRING),
              optional(4, "_row", Primitive.LONG),
              optional(5, "row", Primitive.STRING)));

  private Rejects() {}

  private static Column required(int id, String name, Primitive type) {
    return new Column(id, name, name, type, true);
  }

  private static Column optional(int id, String name, Primitive type) {
    return new Column(id, name, name, type, false);
  }
}
