package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;

class JdbcPoolTest extends PoolContract {
  @Override
  Engine kind() {
    return Engine.JDBC;
  }
}
