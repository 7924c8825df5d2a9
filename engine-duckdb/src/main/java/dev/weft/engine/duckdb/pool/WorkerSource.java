package dev.weft.engine.duckdb.pool;

/// Where workers come from.
@FunctionalInterface
interface WorkerSource {

  /// Starts one and waits until it answers. Throws `WeftException` SERVER_CAGE when it does not.
  Worker start(Lane lane, Worker.Reach reach);
}
