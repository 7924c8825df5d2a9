package dev.weft.engine.duckdb.query;

import dev.weft.engine.Cancellation;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stops one statement when its time is over or its caller wants no more, and remembers which of
/// the two it was. Close it when the statement is over.
final class Deadline implements AutoCloseable {

  private final Cancellation stop = new Cancellation();
  private final AtomicBoolean late = new AtomicBoolean();
  private final Cancellation caller;
  private final Duration time;
  private final Cancellation.AutoCloseableAction registration;
  private final ScheduledFuture<?> alarm;

  Deadline(ScheduledExecutorService clock, Duration time, Cancellation caller) {
    this.caller = caller;
    this.time = time;
    this.registration = caller.onCancel(stop::cancel);
    this.alarm = clock.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What the statement obeys.
  Cancellation stop() {
    return stop;
  }

  /// A failure of the statement as its caller should see it.
  WeftException explain(WeftException failure) {
    boolean tooLarge = failure.code() == ErrorCode.SQL_RESULT_TOO_LARGE;
    if (tooLarge || !stop.isCancelled()) {
      return failure;
    }
    return late.get() && !caller.isCancelled()
        ? QueryErrors.timeout(time)
        : QueryErrors.cancelled();
  }

  @Override
  public void close() {
    registration.close();
    alarm.cancel(false);
  }

  private void expire() {
    late.set(true);
    stop.cancel();
  }
}
