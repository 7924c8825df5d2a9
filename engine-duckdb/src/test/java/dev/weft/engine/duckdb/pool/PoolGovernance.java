package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.query.HeldTables;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.engine.tck.GovernanceContract;
import dev.weft.engine.tck.Tables;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What policies make of statements, done by workers.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolGovernance extends GovernanceContract {

  private Path folder = Path.of("");
  private DuckDb instance;
  private WorkerPool pool;
  private final DuckDbFrontEnd queries = new DuckDbFrontEnd(Profile.QUERY);
  private final DuckDbFrontEnd builds = new DuckDbFrontEnd(Profile.BUILD);

  abstract Engine kind();

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    instance = DuckDb.open(settings());
    pool = WorkerPool.open(Pools.settings(kind(), folder));
  }

  private EngineSettings settings() {
    return new EngineSettings(400L << 20, 2, folder.resolve("spill"), 1L << 20);
  }

  @AfterAll
  void close() {
    pool.close();
    instance.close();
    queries.close();
    builds.close();
  }

  /// A statement goes to another process and back, and what is compared is the same.
  @Override
  protected int randomStatements() {
    return 250;
  }

  @Override
  protected SqlFrontEnd queries() {
    return queries;
  }

  @Override
  protected SqlFrontEnd builds() {
    return builds;
  }

  @Override
  protected QueryEngine engine() {
    return pool;
  }

  @Override
  protected QueryEngine holding(Map<String, ScanPlan> stored, List<String> statements) {
    return new HeldTables(settings(), stored, statements);
  }

  @Override
  protected ScanPlan files(String name, Schema schema, String rows) {
    Write write =
        new Write(
            Tables.statement(rows, schema.names().toArray(String[]::new)),
            schema,
            List.of(),
            List.of(),
            folder.resolve(name),
            List.of(),
            folder.resolve("rejects"));
    return Tables.plan(
        schema, new DuckDbTableWriter(instance).write(write, new Cancellation()).files());
  }
}
