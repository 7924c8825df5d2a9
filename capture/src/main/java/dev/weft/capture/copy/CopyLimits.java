package dev.weft.capture.copy;

import java.time.Duration;

/// What one copy of a table may take.
///
/// @param rows at most
/// @param bytes of the file
/// @param time from the first question to the last row
public record CopyLimits(long rows, long bytes, Duration time) {

  /// For people at their own machine.
  public static final CopyLimits GENEROUS =
      new CopyLimits(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1));

  public CopyLimits {
    if (rows < 1 || bytes < 1 || time.toMillis() < 1 || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "Limits of a copy must be positive, and no longer than a day: " + rows + ", " + bytes);
    }
  }
}
