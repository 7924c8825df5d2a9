package dev.weft.engine.duckdb.worker;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Ending;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.query.DuckDbQueryEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;

/// The engine by way of its driver for Java: what runs in process elsewhere, in a jail.
final class JdbcEngine implements StatementEngine {

  /// The server's clock counts; this only has to be longer.
  private static final Duration NEVER = Duration.ofDays(1);

  private final DuckDb instance;
  private final DuckDbQueryEngine engine;

  JdbcEngine(WorkerSettings settings) {
    Path results = settings.scratch().resolve("results");
    instance = DuckDb.open(settings.engineSettings());
    instance.confine(settings.open());
    engine = new DuckDbQueryEngine(instance, results);
  }

  @Override
  public Outcome answer(Order order, Cancellation cancellation, ResultFrames out)
      throws IOException {
    GovernedStatement statement =
        new GovernedStatement(order.sql(), order.columns(), new TreeMap<>()).with(order.secrets());
    Limits limits = new Limits(order.rows(), order.bytes(), NEVER);
    try (FrameOutput frames =
        new FrameOutput(out, order.rendering() == Rendering.ARROW ? ResultFrames.MARK : 0)) {
      Ending ending =
          engine.run(order.views(), statement, order.rendering(), limits, cancellation, frames);
      frames.flush();
      return new Outcome(ending.rows(), ending.truncated());
    }
  }

  @Override
  public void close() {
    engine.close();
    instance.close();
  }
}
