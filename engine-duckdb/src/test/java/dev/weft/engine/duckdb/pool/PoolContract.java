package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.tck.QueryEngineContract;
import dev.weft.engine.tck.SampleTables;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every query engine does, done by workers.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolContract extends QueryEngineContract {

  private final DuckDbFrontEnd frontEnd = new DuckDbFrontEnd(Profile.QUERY);
  private Path folder = Path.of("");
  private WorkerPool pool;

  abstract Engine kind();

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    try (DuckDb instance =
            DuckDb.open(new EngineSettings(100L << 20, 2, folder.resolve("spill"), 1L << 20));
        Session session = instance.session(new Cancellation())) {
      session.execute(
          "COPY (" + SampleTables.FLIGHT_ROWS + ") TO " + SqlText.text(file("flights").toString()));
      session.execute(
          "COPY ("
              + SampleTables.AIRPORT_ROWS
              + ") TO "
              + SqlText.text(file("airports").toString()));
    }
    pool = WorkerPool.open(Pools.settings(kind(), folder));
  }

  @AfterAll
  void close() {
    pool.close();
    frontEnd.close();
  }

  @Override
  protected QueryEngine engine() {
    return pool;
  }

  @Override
  protected SqlFrontEnd frontEnd() {
    return frontEnd;
  }

  @Override
  protected ScanPlan files(String table) {
    Schema schema = table.equals("flights") ? SampleTables.FLIGHTS : SampleTables.AIRPORTS;
    return new ScanPlan(schema, List.of(new ScanFile(file(table).toString(), 5, 1_000, schema)));
  }

  @Override
  protected GovernedStatement raw(String text, List<String> columns) {
    TreeMap<String, ScanPlan> tables = new TreeMap<>();
    tables.put("flights", files("flights"));
    tables.put("airports", files("airports"));
    return new GovernedStatement(text, columns, tables);
  }

  @Override
  protected boolean leavesFiles() {
    try (Stream<Path> all = Files.walk(folder.resolve("workers"))) {
      return all.anyMatch(file -> file.toString().contains("result") && Files.isRegularFile(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path file(String table) {
    return folder.resolve(table + ".parquet");
  }
}
