package dev.weft.engine.duckdb.text;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// What can go wrong while a text is understood, apart from what is wrong with it.
public final class TextErrors {

  private TextErrors() {}

  public static WeftException timeout() {
    return WeftException.of(
        ErrorCode.SQL_TIMEOUT,
        "The statement took too long to understand",
        "Split it into simpler parts.");
  }

  /// It nests deeper, or unfolds into more, than is taken.
  public static WeftException tooComplex() {
    return WeftException.of(
        ErrorCode.SQL_TOO_LONG,
        "The statement is too large to be understood",
        "Split it into simpler parts with WITH; do not compute large constants in it.");
  }

  public static WeftException notUnderstood(Throwable cause) {
    return WeftException.of(
            ErrorCode.SQL_BIND, "The statement could not be understood", "Write it differently.")
        .causedBy(cause);
  }
}
