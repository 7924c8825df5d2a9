package dev.weft.engine.duckdb.pool;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.Map;

/// What can go wrong with workers, whatever they run.
final class PoolErrors {

  private PoolErrors() {}

  /// The process ended, or spoke nonsense, in the middle of a statement.
  static WeftException workerLost() {
    return WeftException.of(
        ErrorCode.SQL_WORKER,
        "The worker process that ran the statement ended; what was sent of the result is not whole",
        "Run it again; if it happens again, look into the server's log.");
  }

  /// The same for a statement of the server's own work.
  static WeftException sessionLost() {
    return WeftException.of(
        ErrorCode.SQL_WORKER,
        "The process that ran a statement of the build ended",
        "Run it again; if it happens again, look into the server's log.");
  }

  static WeftException busy(int waiting) {
    return WeftException.of(
        ErrorCode.SERVER_BUSY,
        waiting + " statements are waiting for a worker, as many as may",
        "Try again in a moment.");
  }

  static WeftException notStarted(String last, Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_CAGE,
            "No worker process for statements could be started"
                + (last.isEmpty() ? "" : ": " + last),
            "Look at 'weft doctor' and the server's log.")
        .causedBy(cause);
  }

  static WeftException notReady() {
    return WeftException.of(
        ErrorCode.SERVER_CAGE,
        "No worker process for statements was ready in time",
        "Look at the load of the machine and the server's log.");
  }

  static WeftException notJailed(String missing) {
    return WeftException.of(
            ErrorCode.SERVER_CAGE,
            "Workers may not run statements here, because guards do not hold: " + missing,
            "Grant them to the server's process, or set 'worker-isolation' to best-effort.")
        .withDetails(Map.of("missing", missing));
  }

  static WeftException stopping() {
    return WeftException.of(
        ErrorCode.SERVER_STOPPING, "The server is stopping", "Repeat the statement when it is up.");
  }
}
