package dev.weft.catalog.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// For how long others who hold a database are waited for.
@FunctionalInterface
interface Patience {

  long PAUSE_NANOS = 50_000_000;

  /// Waits a little; false, at once, when it is over.
  boolean waits();

  /// From now on; an interrupt ends it.
  static Patience of(Duration most) {
    long begun = System.nanoTime();
    return () -> {
      if (System.nanoTime() - begun >= most.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      return true;
    };
  }
}
