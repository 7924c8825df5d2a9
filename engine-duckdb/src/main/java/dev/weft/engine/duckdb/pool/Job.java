package dev.weft.engine.duckdb.pool;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.model.table.ScanPlan;

/// A statement to be run somewhere.
record Job(GovernedStatement statement, Rendering rendering, Limits limits) {

  long files() {
    return statement.scans().values().stream()
        .map(ScanPlan::files)
        .mapToLong(java.util.List::size)
        .sum();
  }
}
