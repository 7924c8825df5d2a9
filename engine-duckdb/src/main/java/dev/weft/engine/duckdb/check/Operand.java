package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;

/// A value that a rule looks at.
///
/// @param sql an expression
/// @param name what people call it
record Operand(String sql, Type type, String name) {

  static Operand of(Column column) {
    return new Operand(SqlText.name(column.name()), column.type(), column.name());
  }

  /// Null where a condition is not true.
  Operand where(String condition) {
    return new Operand("CASE WHEN " + condition + " THEN " + sql + " END", type, name);
  }
}
