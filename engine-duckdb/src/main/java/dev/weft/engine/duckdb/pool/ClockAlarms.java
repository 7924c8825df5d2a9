package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation.AutoCloseableAction;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Alarms of the real clock.
final class ClockAlarms implements Alarms, AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("statement-alarms").factory());

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public AutoCloseableAction after(Duration delay, Runnable action) {
    ScheduledFuture<?> alarm = clock.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
