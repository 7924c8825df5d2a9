package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import org.junit.jupiter.api.extension.ExtendWith;

/// What attacks and filters meet first is the front end, which is the same for every worker: in a
/// normal run the native one tries them all.
@ExtendWith(LongInSoak.class)
class JdbcGovernanceTest extends PoolGovernance {
  @Override
  Engine kind() {
    return Engine.JDBC;
  }
}
