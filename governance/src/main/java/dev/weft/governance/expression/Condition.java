package dev.weft.governance.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/// A typed expression that is true or false. Thread-safe.
public final class Condition {

  private final CelRuntime.Program program;

  public Condition(CelRuntime.Program program) {
    this.program = program;
  }

  /// Whether it is true of these facts.
  ///
  /// @param facts variables by name
  /// @throws Unresolved when it cannot be said
  public boolean holds(Map<String, ?> facts) throws Unresolved {
    try {
      return Boolean.TRUE.equals(program.eval(facts));
    } catch (CelEvaluationException e) {
      throw Unresolved.of(e);
    }
  }
}
