package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader;
import dev.weft.engine.TableWriter;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.write.DuckDbFileProbe;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.engine.tck.FileProbe;
import dev.weft.engine.tck.SourceReaderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DuckDbSourceReaderTest extends SourceReaderContract {

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
  protected SourceReader reader() {
    return new DuckDbSourceReader(engine);
  }

  @Override
  protected TableWriter writer() {
    return new DuckDbTableWriter(engine);
  }

  @Override
  protected FileProbe probe() {
    return new DuckDbFileProbe(engine);
  }
}
