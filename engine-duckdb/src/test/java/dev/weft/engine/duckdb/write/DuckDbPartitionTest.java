package dev.weft.engine.duckdb.write;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.tck.FileProbe;
import dev.weft.engine.tck.PartitionContract;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DuckDbPartitionTest extends PartitionContract {

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
  protected TableWriter writer() {
    return new DuckDbTableWriter(engine);
  }

  @Override
  protected FileProbe probe() {
    return new DuckDbFileProbe(engine);
  }

  @Override
  protected GovernedStatement endless() {
    return new GovernedStatement(
        "SELECT a.range AS id FROM range(1000000000) a, range(1000000000) b",
        List.of("id"),
        new TreeMap<>());
  }
}
