package dev.weft.engine.duckdb.source;

import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.engine.tck.DatabaseFilesContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DuckDbDatabaseFilesTest extends DatabaseFilesContract {

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
  protected DatabaseFiles files() {
    return new DuckDbDatabaseFiles(engine);
  }

  @Override
  protected void make(Path file, String... statements) {
    DatabaseScript.run(file, statements);
  }

  @Override
  protected List<String> rows(Path parquet) {
    return DatabaseScript.rows(engine, parquet);
  }
}
