package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.Cancellation.AutoCloseableAction;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.query.QueryErrors;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One worker's try at a statement: decides when it is stopped, and remembers the first reason. A
/// stop is a request first; a worker that does not obey is killed. Thread-safe.
final class Attempt implements AutoCloseable {

  /// Time that a statement of the short lane has before its first byte, if others need its place.
  static final Duration PATIENCE = Duration.ofMillis(300);

  /// Time that a worker has to obey.
  static final Duration GRACE = Duration.ofMillis(500);

  /// Where a statement may begin anew.
  interface Elsewhere {
    /// Whether somebody gains now if it does. A place that is free there is kept for it.
    boolean helps();

    /// It goes on where it is: the place is others' again.
    void isNotNeeded();
  }

  private enum Reason {
    NONE,
    LATE,
    CANCELLED,
    TOO_LARGE,
    MOVED
  }

  private final Alarms alarms;
  private final Worker worker;
  private final Duration time;
  private final Elsewhere elsewhere;
  private final List<AutoCloseableAction> registrations = new ArrayList<>();
  private Reason reason = Reason.NONE;
  private boolean sending;
  private boolean over;

  /// Begins; the worker runs nothing yet.
  ///
  /// @param time of the whole statement, for messages
  /// @param left of it, in nanoseconds
  /// @param elsewhere the long lane, where the statement may begin anew
  Attempt(
      Alarms alarms,
      Worker worker,
      Duration time,
      long left,
      Cancellation cancellation,
      Elsewhere elsewhere) {
    this.alarms = alarms;
    this.worker = worker;
    this.time = time;
    this.elsewhere = elsewhere;
    register(alarms.after(Duration.ofNanos(Math.max(0, left)), () -> stop(Reason.LATE)));
    if (worker.lane() == Lane.SHORT) {
      moveLater();
    }
    register(cancellation.onCancel(() -> stop(Reason.CANCELLED)));
  }

  private void moveLater() {
    register(alarms.after(PATIENCE, this::moveIfItHelps));
  }

  private void moveIfItHelps() {
    synchronized (this) {
      if (over || sending || reason != Reason.NONE) {
        return;
      }
    }
    if (!elsewhere.helps()) {
      moveLater();
    } else if (!stop(Reason.MOVED)) {
      elsewhere.isNotNeeded();
    }
  }

  /// Notes that bytes go out now: from here on the statement cannot be begun anew. Throws
  /// `WeftException` when that is decided already.
  synchronized void beginSending() {
    if (reason == Reason.MOVED) {
      throw QueryErrors.cancelled();
    }
    sending = true;
  }

  /// Ends a worker that holds more memory than it may.
  void outgrow() {
    synchronized (this) {
      if (over) {
        return;
      }
      if (reason == Reason.NONE) {
        reason = Reason.TOO_LARGE;
      }
    }
    worker.kill();
  }

  /// Whether the statement is to be begun anew in the long lane: because it took long, or because
  /// the failure is one of memory, of which there is more.
  synchronized boolean movesAfter(WeftException failure) {
    boolean outgrown =
        reason == Reason.TOO_LARGE
            || (reason == Reason.NONE && failure.code() == ErrorCode.SQL_MEMORY);
    return isMoved() || (worker.lane() == Lane.SHORT && !sending && outgrown);
  }

  synchronized boolean isMoved() {
    return reason == Reason.MOVED;
  }

  /// A failure as the caller should see it.
  synchronized WeftException explain(WeftException failure) {
    if (failure.code() == ErrorCode.SQL_RESULT_TOO_LARGE) {
      return failure;
    }
    return switch (reason) {
      case NONE -> failure;
      case LATE -> QueryErrors.timeout(time);
      case CANCELLED, MOVED -> QueryErrors.cancelled();
      case TOO_LARGE -> EngineErrors.tooMuchMemory();
    };
  }

  /// Afterwards nothing stops the worker any more.
  @Override
  public void close() {
    List<AutoCloseableAction> all;
    synchronized (this) {
      over = true;
      all = List.copyOf(registrations);
    }
    all.forEach(AutoCloseableAction::close);
  }

  /// A stop that the result asks for, because it takes no more bytes.
  void refuse() {
    stopNow();
  }

  /// Whether this is why it is stopped.
  private boolean stop(Reason why) {
    synchronized (this) {
      if (over || reason != Reason.NONE || (why == Reason.MOVED && sending)) {
        return false;
      }
      reason = why;
    }
    stopNow();
    return true;
  }

  private void stopNow() {
    worker.cancel();
    register(alarms.after(GRACE, this::kill));
  }

  private void kill() {
    synchronized (this) {
      if (over) {
        return;
      }
    }
    worker.kill();
  }

  private void register(AutoCloseableAction registration) {
    synchronized (this) {
      if (!over) {
        registrations.add(registration);
        return;
      }
    }
    registration.close();
  }
}
