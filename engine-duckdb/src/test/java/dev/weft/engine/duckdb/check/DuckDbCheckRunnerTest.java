package dev.weft.engine.duckdb.check;

import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.engine.tck.CheckRunnerContract;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DuckDbCheckRunnerTest extends CheckRunnerContract {

  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = EngineFixture.open(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  protected CheckRunner runner() {
    return new DuckDbCheckRunner(engine, this::asWritten);
  }

  @Override
  protected TableWriter writer() {
    return new DuckDbTableWriter(engine);
  }

  /// Stands in for the front end: the tables' bare names are the physical ones.
  private GovernedStatement asWritten(String query, Map<String, ScanPlan> tables) {
    try (Session session = engine.session(new Cancellation())) {
      ScanViews.create(session, tables);
      List<String> columns = session.rows("DESCRIBE " + query, row -> row.string(1));
      return new GovernedStatement(query, columns, new TreeMap<>(tables));
    }
  }
}
