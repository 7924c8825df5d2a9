package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.duckdb.text.InstanceText;
import dev.weft.engine.tck.SqlFrontEndContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbFrontEndTest extends SqlFrontEndContract {

  // opening one takes as long as ten tests, and mutation testing runs each of them by itself
  private static final InstanceText TEXTS = new InstanceText();

  private final DuckDbFrontEnd queries = new DuckDbFrontEnd(Profile.QUERY, TEXTS);
  private final DuckDbFrontEnd builds = new DuckDbFrontEnd(Profile.BUILD, TEXTS);

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
