package dev.weft.governance.policy;

import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Always;
import java.util.List;

/// Joins filters, leaving out what is already known. Three-valued logic stays as it is: `false and
/// unknown` is false, `true or unknown` is true.
final class Logic {

  private Logic() {}

  static RowFilter and(RowFilter left, RowFilter right) {
    return scene -> {
      RowExpression one = left.resolve(scene);
      RowExpression other = right.resolve(scene);
      if (one instanceof Always(boolean value)) {
        return value ? other : one;
      }
      if (other instanceof Always(boolean value)) {
        return value ? one : other;
      }
      return new RowExpression.And(List.of(one, other));
    };
  }

  static RowFilter or(RowFilter left, RowFilter right) {
    return scene -> {
      RowExpression one = left.resolve(scene);
      RowExpression other = right.resolve(scene);
      if (one instanceof Always(boolean value)) {
        return value ? one : other;
      }
      if (other instanceof Always(boolean value)) {
        return value ? other : one;
      }
      return new RowExpression.Or(List.of(one, other));
    };
  }

  static RowFilter not(RowFilter filter) {
    return scene -> {
      RowExpression inner = filter.resolve(scene);
      return inner instanceof Always(boolean value)
          ? new Always(!value)
          : new RowExpression.Not(inner);
    };
  }
}
