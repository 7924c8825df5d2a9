package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;

class NativePoolTest extends PoolContract {
  @Override
  Engine kind() {
    return Engine.NATIVE;
  }
}
