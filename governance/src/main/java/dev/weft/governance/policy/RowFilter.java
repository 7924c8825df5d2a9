package dev.weft.governance.policy;

import dev.weft.governance.expression.Unresolved;
import dev.weft.model.policy.RowExpression;

/// A filter that is bound to a table; what depends on the caller is filled in per decision.
/// Thread-safe.
@FunctionalInterface
interface RowFilter {

  /// The condition under the facts of a decision.
  ///
  /// @throws Unresolved when an entitlement has no value
  RowExpression resolve(Scene scene) throws Unresolved;
}
