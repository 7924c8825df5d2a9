package dev.weft.governance.expression;

import dev.cel.runtime.CelEvaluationException;

/// An expression whose value cannot be said under the facts of a decision.
public final class Unresolved extends Exception {

  private static final long serialVersionUID = 1L;

  public Unresolved(String why) {
    super(why);
  }

  /// CEL's own words without the place, which it counts in its own way.
  public static Unresolved of(CelEvaluationException e) {
    String message = String.valueOf(e.getMessage());
    return new Unresolved(message.replaceFirst("^evaluation error( at [^:]*:\\d+)?: ", ""));
  }

  /// Why not; holds names of fields, never values.
  public String why() {
    return String.valueOf(getMessage());
  }
}
