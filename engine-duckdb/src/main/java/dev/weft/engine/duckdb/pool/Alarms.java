package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation.AutoCloseableAction;
import java.time.Duration;

/// Time, and what is to happen at some point of it. Thread-safe.
interface Alarms {

  /// Nanoseconds since some moment.
  long now();

  /// Does something later, on a thread that must not be blocked.
  ///
  /// @return takes it back if it has not begun
  AutoCloseableAction after(Duration delay, Runnable action);
}
