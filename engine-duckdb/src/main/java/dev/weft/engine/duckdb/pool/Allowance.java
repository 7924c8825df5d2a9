package dev.weft.engine.duckdb.pool;

import java.time.Duration;
import java.util.function.Supplier;

/// The time that a statement has left to be understood, known to whatever is asked for it on its
/// thread.
final class Allowance {

  private static final ScopedValue<Long> END = ScopedValue.newInstance();

  private Allowance() {}

  /// Does work that may ask for so long.
  static <T> T within(Duration left, Supplier<T> work) {
    return ScopedValue.where(END, System.nanoTime() + left.toNanos()).call(work::get);
  }

  /// What is left, and no more than this; zero or less when nothing is.
  static Duration left(Duration most) {
    if (!END.isBound()) {
      return most;
    }
    Duration left = Duration.ofNanos(END.get() - System.nanoTime());
    return left.compareTo(most) < 0 ? left : most;
  }
}
