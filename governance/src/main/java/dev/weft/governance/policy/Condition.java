package dev.weft.governance.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/// A typed `match` or `when`. Thread-safe.
final class Condition {

  private final CelRuntime.Program program;

  Condition(CelRuntime.Program program) {
    this.program = program;
  }

  /// Whether it is true of a scene.
  ///
  /// @throws Unresolved when it cannot be said
  boolean holds(Scene scene) throws Unresolved {
    try {
      return Boolean.TRUE.equals(program.eval(scene.values()));
    } catch (CelEvaluationException e) {
      throw Unresolved.of(e);
    }
  }
}
