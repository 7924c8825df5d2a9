package dev.weft.capture.copy;

import java.time.Duration;

/// Counts what one copy takes, and says when that is too much. One thread counts, any may stop.
final class CopyMeter {

  private final String table;
  private final CopyLimits limits;
  private final CopyErrors errors;
  private final long deadline;
  private volatile boolean stopped;
  private long rows;
  private long bytes;

  CopyMeter(String table, CopyLimits limits, CopyErrors errors) {
    this.table = table;
    this.limits = limits;
    this.errors = errors;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  void stop() {
    stopped = true;
  }

  /// Whether to go no further: it was stopped, or time is up.
  boolean isOver() {
    return stopped || System.nanoTime() - deadline > 0;
  }

  /// Forgets what was counted, for a copy that begins anew.
  void restart() {
    rows = 0;
    bytes = 0;
  }

  /// Counts what is about to be written. Throws `RUN_CANCELLED`, `CAPTURE_LIMIT`.
  void take(long moreRows, long moreBytes) {
    refuseWhenOver();
    rows += moreRows;
    bytes += moreBytes;
    if (rows > limits.rows()) {
      throw errors.tooMuch(table, limits.rows() + " rows");
    }
    if (bytes > limits.bytes()) {
      throw errors.tooMuch(table, limits.bytes() + " bytes");
    }
  }

  /// Throws what ended the copy, when that was this meter: a driver's error then only follows.
  void refuseWhenOver() {
    if (stopped) {
      throw errors.stopped(table);
    }
    if (isOver()) {
      throw errors.tooMuch(table, shown(limits.time()));
    }
  }

  private static String shown(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " seconds" : time.toMillis() + " ms";
  }
}
