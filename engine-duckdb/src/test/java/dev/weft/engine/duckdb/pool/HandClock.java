package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation.AutoCloseableAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that moves when a test says so.
final class HandClock implements Alarms {

  private record Alarm(long at, Runnable action) {}

  private final List<Alarm> alarms = new ArrayList<>();
  private long now;

  @Override
  public synchronized long now() {
    return now;
  }

  @Override
  public synchronized AutoCloseableAction after(Duration delay, Runnable action) {
    Alarm alarm = new Alarm(now + delay.toNanos(), action);
    alarms.add(alarm);
    return () -> forget(alarm);
  }

  private synchronized void forget(Alarm alarm) {
    alarms.remove(alarm);
  }

  /// Moves on and does what is due, in order.
  void pass(Duration time) {
    long until = now() + time.toNanos();
    for (Alarm due = next(until); due != null; due = next(until)) {
      due.action().run();
    }
    synchronized (this) {
      now = until;
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Alarm next(long until) {
    Alarm due =
        alarms.stream()
            .filter(alarm -> alarm.at() <= until)
            .min(Comparator.comparingLong(Alarm::at))
            .orElse(null);
    if (due != null) {
      alarms.remove(due);
      now = Math.max(now, due.at());
    }
    return due;
  }
}
