package dev.weft.governance.policy;

import dev.weft.model.policy.RowExpression;

/// A filter under the facts of a decision.
public sealed interface FilterOutcome {
  record Binds(RowExpression condition) implements FilterOutcome {}

  /// It does not fit the table, or an entitlement has no value.
  record Fails(String why) implements FilterOutcome {}
}
