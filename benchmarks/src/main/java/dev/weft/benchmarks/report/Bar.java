package dev.weft.benchmarks.report;

import java.time.Duration;
import java.util.Locale;

/// How slow or big something may be.
public sealed interface Bar {

  /// At most so many times the other, or the other and so much more.
  ///
  /// @param more zero when the ratio alone counts
  record Times(double ratio, Duration more) implements Bar {}

  /// At most so long.
  record Within(Duration most) implements Bar {}

  /// At most so long on the processor.
  record WithinProcessor(Duration most) implements Bar {}

  /// At most so many bytes.
  record Below(long bytes) implements Bar {}

  /// The design says nothing.
  record None() implements Bar {}

  static Bar times(double ratio) {
    return new Times(ratio, Duration.ZERO);
  }

  static Bar millis(long most) {
    return new Within(Duration.ofMillis(most));
  }

  default String text() {
    return switch (this) {
      case Times(double ratio, Duration more) ->
          String.format(Locale.ROOT, "≤ %.2f ×", ratio)
              + (more.isZero() ? "" : " or + " + Amounts.time(more.toNanos()));
      case Within(Duration most) -> "≤ " + Amounts.time(most.toNanos());
      case WithinProcessor(Duration most) -> "≤ " + Amounts.time(most.toNanos()) + " of CPU";
      case Below(long bytes) -> "≤ " + Amounts.bytes(bytes);
      case None() -> "";
    };
  }
}
