package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.pool.PoolSettings.Isolation;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import java.nio.file.Path;
import java.util.Optional;

/// Pools for tests.
final class Pools {

  private Pools() {}

  static PoolSettings settings(Engine engine, Path folder) {
    return new PoolSettings(
        engine,
        Isolation.BEST_EFFORT,
        2,
        1200L << 20,
        2,
        8L << 30,
        64,
        folder.resolve("workers"),
        folder,
        Optional.empty());
  }
}
