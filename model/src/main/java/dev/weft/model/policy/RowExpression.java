package dev.weft.model.policy;

import java.util.List;

/// A condition on one row of one table, with SQL's three-valued null logic: a row is kept when the
/// whole is true, neither when false nor when unknown. No subqueries, no functions, no user input:
/// entitlements are resolved to literals before such a tree is made.
public sealed interface RowExpression {

  /// True or false for every row.
  record Always(boolean value) implements RowExpression {}

  /// True when all are; an empty list is true.
  record And(List<RowExpression> all) implements RowExpression {
    public And {
      all = List.copyOf(all);
    }
  }

  /// True when any is; an empty list is false.
  record Or(List<RowExpression> any) implements RowExpression {
    public Or {
      any = List.copyOf(any);
    }
  }

  record Not(RowExpression of) implements RowExpression {}

  record Compare(Comparison comparison, RowValue left, RowValue right) implements RowExpression {}

  /// Whether the value is one of the literals. Of an empty list it is false, also for null.
  record In(RowValue value, List<Literal> values) implements RowExpression {
    public In {
      values = List.copyOf(values);
    }
  }

  record IsNull(RowValue value) implements RowExpression {}

  record StartsWith(RowValue value, String prefix) implements RowExpression {}

  /// How two values are compared.
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }
}
