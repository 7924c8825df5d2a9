package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import java.nio.file.Path;

/// A small engine for tests.
public final class EngineFixture {

  private EngineFixture() {}

  public static DuckDb open(Path folder) {
    return DuckDb.open(new EngineSettings(512_000_000, 2, folder.resolve("spill"), 500_000_000));
  }
}
