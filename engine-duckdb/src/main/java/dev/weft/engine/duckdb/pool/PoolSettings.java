package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import java.nio.file.Path;
import java.util.Optional;

/// What the workers may use, all of them together.
///
/// @param engine how they reach the engine
/// @param isolation whether a worker may serve in a jail with gaps
/// @param workers of the short lane; the long lane has half as many, and at least one
/// @param memory bytes of the engines' budgets over all lanes
/// @param threads of each worker
/// @param spill bytes that one worker may put on disk
/// @param waiting statements that may wait at once
/// @param folder where workers have their private folders; made when missing, absolute
/// @param lake folder of files that workers may read when they cannot be linked one by one
/// @param cache of ahead-of-time loading for the worker; empty for none
public record PoolSettings(
    Engine engine,
    Isolation isolation,
    int workers,
    long memory,
    int threads,
    long spill,
    int waiting,
    Path folder,
    Path lake,
    Optional<Path> cache) {

  /// How much of the jail must hold.
  public enum Isolation {
    /// A worker that lacks a guard does not serve.
    REQUIRE,
    /// It serves with the guards that the system grants.
    BEST_EFFORT
  }

  private static final long LEAST_MEMORY = 64L << 20;

  public PoolSettings {
    if (workers < 1 || threads < 1 || waiting < 0) {
      throw new IllegalArgumentException("A pool needs a worker and a thread");
    }
    if (memory / (workers + 2L * longWorkers(workers)) < LEAST_MEMORY) {
      throw new IllegalArgumentException("A worker needs 64 MB of memory");
    }
  }

  int workers(Lane lane) {
    return lane == Lane.SHORT ? workers : longWorkers(workers);
  }

  /// Budget of one worker's engine: in the long lane twice that of the short one.
  long memory(Lane lane) {
    long share = memory / (workers + 2L * longWorkers(workers));
    return lane == Lane.SHORT ? share : 2 * share;
  }

  private static int longWorkers(int workers) {
    return Math.max(1, workers / 2);
  }
}
