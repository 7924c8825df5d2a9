package dev.weft.engine.duckdb.query;

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
import dev.weft.engine.tck.QueryEngineContract;
import dev.weft.engine.tck.SampleTables;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbQueryEngineTest extends QueryEngineContract {

  private Path folder = Path.of("");
  private DuckDb instance;
  private QueryEngine engine;
  private final DuckDbFrontEnd frontEnd = new DuckDbFrontEnd(Profile.QUERY);

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    instance = DuckDb.open(new EngineSettings(400L << 20, 2, folder.resolve("spill"), 1L << 20));
    engine = new DuckDbQueryEngine(instance, folder.resolve("results"));
    try (Session session = instance.session(new Cancellation())) {
      session.execute("CREATE TABLE flights AS " + SampleTables.FLIGHT_ROWS);
      session.execute("CREATE TABLE airports AS " + SampleTables.AIRPORT_ROWS);
      session.execute("COPY flights TO " + SqlText.text(file("flights").toString()));
      session.execute("COPY airports TO " + SqlText.text(file("airports").toString()));
    }
  }

  @AfterAll
  void close() {
    engine.close();
    instance.close();
    frontEnd.close();
  }

  @Override
  protected QueryEngine engine() {
    return engine;
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
    return new GovernedStatement(text, columns, new TreeMap<>());
  }

  @Override
  protected boolean leavesFiles() {
    String[] left = folder.resolve("results").toFile().list();
    return left != null && left.length > 0;
  }

  private Path file(String table) {
    return folder.resolve(table + ".parquet");
  }
}
