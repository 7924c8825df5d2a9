package dev.weft.engine.duckdb.pool;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.tck.SqlFrontEndContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The front end as servers have it: what understands texts is another process.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TextPoolFrontEndTest extends SqlFrontEndContract {

  private TextPool pool;
  private DuckDbFrontEnd queries;
  private DuckDbFrontEnd builds;

  @BeforeAll
  void open(@TempDir Path folder) {
    pool = TextPool.open(Pools.settings(Engine.NATIVE, folder));
    queries = new DuckDbFrontEnd(Profile.QUERY, pool);
    builds = new DuckDbFrontEnd(Profile.BUILD, pool);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Override
  protected SqlFrontEnd queries() {
    return queries;
  }

  @Override
  protected SqlFrontEnd builds() {
    return builds;
  }
}
