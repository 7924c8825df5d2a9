package dev.weft.capture.drift;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Drift that ends a capture, as the error that people see.
public final class DriftErrors {

  private DriftErrors() {}

  /// All reasons in one sentence.
  public static WeftException refused(String capture, DriftOutcome.Refuse refuse) {
    return WeftException.of(
        ErrorCode.CAPTURE_DRIFT,
        "Capture " + capture + " does not fit its contract: " + String.join("; ", refuse.reasons()),
        "Change the contract, or choose what happens with `drift` in build.yaml.");
  }
}
