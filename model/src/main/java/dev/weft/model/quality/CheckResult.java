package dev.weft.model.quality;

/// What a check found on one state of its table.
///
/// @param failing rows (or values) that break the rule; 0 when it passed or could not run
/// @param actual the measured value as text, empty when nothing was measured
/// @param expected the demand as text
/// @param message one sentence without any value of a row
public record CheckResult(
    Check check, Outcome outcome, long failing, String actual, String expected, String message) {

  /// How a check ended.
  public enum Outcome {
    PASSED,
    FAILED,
    WARNED,
    /// It could not run; never counts as passed.
    ERROR,
    /// Listed, not run here.
    SKIPPED
  }

  /// The outcome alone, without any number.
  public CheckResult unmeasured() {
    return new CheckResult(check, outcome, -1, "", "", "");
  }

  /// Whether a release must not be published.
  public boolean blocks() {
    return outcome == Outcome.FAILED || outcome == Outcome.ERROR;
  }
}
