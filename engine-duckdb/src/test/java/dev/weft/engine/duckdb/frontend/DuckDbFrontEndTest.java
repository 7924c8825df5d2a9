package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.tck.SqlFrontEndContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbFrontEndTest extends SqlFrontEndContract {

  private final DuckDbFrontEnd queries = new DuckDbFrontEnd(Profile.QUERY);
  private final DuckDbFrontEnd builds = new DuckDbFrontEnd(Profile.BUILD);

  @AfterAll
  void close() {
    queries.close();
    builds.close();
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
