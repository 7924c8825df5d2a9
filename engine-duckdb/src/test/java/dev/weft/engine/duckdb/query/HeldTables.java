package dev.weft.engine.duckdb.query;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.scan.ScanSql;
import dev.weft.model.table.ScanPlan;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An engine in this process, on an instance of its own that has tables.
public final class HeldTables implements QueryEngine {

  private final DuckDb instance;
  private final DuckDbQueryEngine engine;

  public HeldTables(
      EngineSettings settings, Map<String, ScanPlan> stored, List<String> statements) {
    instance = DuckDb.open(settings);
    engine = new DuckDbQueryEngine(instance, Path.of(settings.temp() + "-held"));
    try (Session session = instance.session(new Cancellation())) {
      session.execute("CREATE SCHEMA stored");
      stored.forEach(
          (name, plan) ->
              session.execute("CREATE VIEW stored." + name + " AS " + ScanSql.select(plan)));
      statements.forEach(session::execute);
    }
  }

  @Override
  public Ending run(
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Cancellation cancellation,
      OutputStream out) {
    return engine.run(statement, rendering, limits, cancellation, out);
  }

  @Override
  public void close() {
    engine.close();
    instance.close();
  }
}
