package dev.weft.server.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// So many at once, in the order in which they come; nobody waits for long. Thread-safe.
public final class Places {

  private final Semaphore free;
  private final Duration patience;

  /// @param most how many at once
  /// @param patience after which whoever waits is sent away
  public Places(int most, Duration patience) {
    this.free = new Semaphore(most, true);
    this.patience = patience;
  }

  /// Does the work in a place. Throws `WeftException` (SERVER_BUSY) when none gets free in time.
  <T> T in(Supplier<T> work) {
    take();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private void take() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw AuthErrors.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AuthErrors.busy().causedBy(e);
    }
  }
}
