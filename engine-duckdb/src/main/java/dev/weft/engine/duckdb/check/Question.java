package dev.weft.engine.duckdb.check;

import java.util.Optional;

/// A whole number that a check asks of its table.
///
/// @param expression what a scan computes; answers are known by it
/// @param text there when it counts rows by what stands in one column of text
record Question(String expression, Optional<OfText> text) {

  /// What rows are counted for.
  ///
  /// @param condition on nothing but the column; the same for equal texts
  /// @param costly whether it takes much longer than to read a row
  record OfText(String column, String condition, boolean costly) {}

  static Question of(String expression) {
    return new Question(expression, Optional.empty());
  }

  /// Counts the rows whose text meets the condition.
  static Question ofText(OfText text) {
    return new Question(Census.rowsWhere(text.condition()), Optional.of(text));
  }
}
