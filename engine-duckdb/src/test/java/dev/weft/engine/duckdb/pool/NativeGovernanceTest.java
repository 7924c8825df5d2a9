package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;

class NativeGovernanceTest extends PoolGovernance {
  @Override
  Engine kind() {
    return Engine.NATIVE;
  }
}
