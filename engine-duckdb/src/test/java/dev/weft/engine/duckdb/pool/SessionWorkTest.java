package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SourceReader;
import dev.weft.engine.TableWriter;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.engine.duckdb.source.DatabaseScript;
import dev.weft.engine.duckdb.source.DuckDbDatabaseFiles;
import dev.weft.engine.duckdb.source.DuckDbSourceReader;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbFileProbe;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.engine.tck.CheckRunnerContract;
import dev.weft.engine.tck.DatabaseFilesContract;
import dev.weft.engine.tck.FileProbe;
import dev.weft.engine.tck.PartitionContract;
import dev.weft.engine.tck.QuarantineContract;
import dev.weft.engine.tck.SourceReaderContract;
import dev.weft.engine.tck.TableWriterContract;
import dev.weft.model.table.ScanPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What builds do with tables, done in processes.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SessionWorkTest {

  private static final GovernedStatement ENDLESS =
      new GovernedStatement(
          "SELECT a.range AS id FROM range(1000000000) a, range(1000000000) b",
          List.of("id"),
          new TreeMap<>());

  private SessionPool pool;
  private Sessions sessions;
  private DuckDb here;

  @BeforeAll
  void open(@TempDir Path folder) {
    pool = SessionPool.open(Pools.settings(Engine.NATIVE, folder), 1, 400L << 20);
    sessions = pool.reading(List.of());
    here = EngineFixture.open(folder);
  }

  @AfterAll
  void close() {
    here.close();
    pool.close();
  }

  @Nested
  class Tables extends TableWriterContract {
    @Override
    protected TableWriter writer() {
      return new DuckDbTableWriter(sessions);
    }

    @Override
    protected FileProbe probe() {
      return new DuckDbFileProbe(here);
    }

    @Override
    protected GovernedStatement endless() {
      return ENDLESS;
    }
  }

  @Nested
  class Partitions extends PartitionContract {
    @Override
    protected TableWriter writer() {
      return new DuckDbTableWriter(sessions);
    }

    @Override
    protected FileProbe probe() {
      return new DuckDbFileProbe(here);
    }

    @Override
    protected GovernedStatement endless() {
      return ENDLESS;
    }
  }

  @Nested
  class Quarantine extends QuarantineContract {
    @Override
    protected TableWriter writer() {
      return new DuckDbTableWriter(sessions);
    }

    @Override
    protected FileProbe probe() {
      return new DuckDbFileProbe(here);
    }

    @Override
    protected GovernedStatement endless() {
      return ENDLESS;
    }
  }

  @Nested
  class Captures extends SourceReaderContract {
    @Override
    protected SourceReader reader() {
      return new DuckDbSourceReader(sessions);
    }

    @Override
    protected TableWriter writer() {
      return new DuckDbTableWriter(sessions);
    }

    @Override
    protected FileProbe probe() {
      return new DuckDbFileProbe(here);
    }
  }

  @Nested
  class Databases extends DatabaseFilesContract {
    @Override
    protected DatabaseFiles files() {
      return new DuckDbDatabaseFiles(sessions);
    }

    @Override
    protected void make(Path file, String... statements) {
      DatabaseScript.run(file, statements);
    }

    @Override
    protected List<String> rows(Path parquet) {
      return DatabaseScript.rows(here, parquet);
    }
  }

  @Nested
  class Checks extends CheckRunnerContract {
    @Override
    protected CheckRunner runner() {
      return new DuckDbCheckRunner(sessions, this::asWritten);
    }

    @Override
    protected TableWriter writer() {
      return new DuckDbTableWriter(sessions);
    }

    /// Stands in for the front end: the tables' bare names are the physical ones.
    private GovernedStatement asWritten(String query, Map<String, ScanPlan> tables) {
      try (Session session = here.session(new Cancellation())) {
        ScanViews.create(session, tables);
        List<String> columns = session.rows("DESCRIBE " + query, row -> row.string(1));
        return new GovernedStatement(query, columns, new TreeMap<>(tables));
      }
    }
  }
}
