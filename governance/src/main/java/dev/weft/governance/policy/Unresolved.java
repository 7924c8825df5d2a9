package dev.weft.governance.policy;

import dev.cel.runtime.CelEvaluationException;

/// An expression whose value cannot be said under the facts of a decision.
final class Unresolved extends Exception {

  private static final long serialVersionUID = 1L;

  Unresolved(String why) {
    super(why);
  }

  /// CEL's own words without the place, which it counts in its own way.
  static Unresolved of(CelEvaluationException e) {
    String message = String.valueOf(e.getMessage());
    return new Unresolved(message.replaceFirst("^evaluation error( at [^:]*:\\d+)?: ", ""));
  }

  /// Why not; holds names of fields, never values.
  String why() {
    return String.valueOf(getMessage());
  }
}
