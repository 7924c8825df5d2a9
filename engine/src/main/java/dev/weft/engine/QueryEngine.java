package dev.weft.engine;

import java.io.OutputStream;
import java.time.Duration;

/// Answers governed statements. Thread-safe; statements run side by side within the engine's budget
/// of memory and threads.
public interface QueryEngine extends AutoCloseable {

  /// How a result is written.
  enum Rendering {
    /// An Arrow IPC stream.
    ARROW,
    /// With a header line; records of RFC 4180, ended by a line feed as tools on the shell want.
    CSV,
    /// One JSON object per line.
    NDJSON,
    /// One JSON array of objects.
    JSON,
    PARQUET
  }

  /// What a statement may cost.
  ///
  /// @param rows more rows are not sent; `Ending.truncated` says so
  /// @param bytes a result of more bytes ends with `SQL_RESULT_TOO_LARGE`
  /// @param owner on whose account it is, opaque to the engine: what one owner's statements left
  ///   behind is never met by another's, and owners wait for each other in turn; empty for the
  ///   platform's own
  record Limits(long rows, long bytes, Duration time, String owner) {

    /// Limits of a statement of the platform's own.
    public Limits(long rows, long bytes, Duration time) {
      this(rows, bytes, time, "");
    }
  }

  /// What became of a result.
  record Ending(long rows, long bytes, boolean truncated) {}

  /// Runs the statement and writes its whole result. Throws `WeftException` of the block `W-SQL`,
  /// or SERVER_BUSY when more statements wait than the engine takes; what was written until then is
  /// not a whole result, and the caller must not let it look like one. Blocks; slow readers slow
  /// the statement down.
  Ending run(
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Cancellation cancellation,
      OutputStream out);

  @Override
  void close();
}
