package dev.weft.model.policy;

/// Something that has a value in a row: a column, a constant, or arithmetic over both.
public sealed interface RowValue permits RowValue.OfColumn, RowValue.Arithmetic, Literal {

  /// A column of the table by its name; always the original value, whatever masks say.
  record OfColumn(String name) implements RowValue {}

  /// Two numbers computed; null when one side is null.
  record Arithmetic(Operator operator, RowValue left, RowValue right) implements RowValue {}

  /// What arithmetic may do.
  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY
  }
}
