package dev.weft.governance.policy;

import dev.weft.model.policy.Effect;

/// What one policy says of one column or table.
public sealed interface Outcome {
  /// It does not match.
  record Passes() implements Outcome {}

  record Matches(Effect effect) implements Outcome {}

  /// It could not be evaluated: nobody knows what it would have said.
  record Fails(String why) implements Outcome {}
}
