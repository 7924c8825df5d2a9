package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.Readiness;
import java.io.IOException;

/// A process that runs one statement at a time. `cancel` and `kill` may come from any thread.
interface Worker {

  /// What of the lake its jail lets it see.
  enum Reach {
    /// Files that are linked into its folder, nothing else.
    LINKS,
    /// All of the lake, to read.
    LAKE
  }

  /// Which lane it was started for.
  Lane lane();

  Reach reach();

  /// Runs a statement and hands the bytes of its result on. When the result refuses them, stops the
  /// statement and throws what the result threw.
  ///
  /// @throws IOException when the process is gone or cannot be understood; it is of no use then
  Outcome run(Job job, Result result) throws IOException;

  /// Asks the statement under way to end soon; does nothing between statements.
  void cancel();

  /// Ends the process at once.
  void kill();

  /// Who it ran a statement for last; empty for nobody.
  String owner();

  /// Whether it may run another statement.
  boolean isFit();

  /// Bytes of memory that it holds.
  long memory();

  /// What it said of its jail.
  Readiness readiness();
}
