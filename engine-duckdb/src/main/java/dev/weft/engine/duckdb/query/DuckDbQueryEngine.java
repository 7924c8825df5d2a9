package dev.weft.engine.duckdb.query;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.LocalSession;
import dev.weft.engine.duckdb.instance.SecretVariables;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.model.error.WeftException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Answers governed statements on a shared instance, each on a connection of its own whose only
/// tables are the statement's scans. Thread-safe. Closing it leaves the instance open.
public final class DuckDbQueryEngine implements QueryEngine {

  private final DuckDb instance;
  private final ParquetRendering parquet;
  private final BufferAllocator memory = new RootAllocator();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("query-deadlines").factory());

  /// Answers on an instance.
  ///
  /// @param temp where results that need a file lie until they are sent; made when missing
  public DuckDbQueryEngine(DuckDb instance, Path temp) {
    this.instance = instance;
    this.parquet = new ParquetRendering(temp);
  }

  @Override
  public Ending run(
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Cancellation cancellation,
      OutputStream out) {
    return run(ScanViews.texts(statement.scans()), statement, rendering, limits, cancellation, out);
  }

  /// The same for a statement whose tables are made by texts.
  ///
  /// @param views statements that make the tables; the statement's own scans do not matter
  public Ending run(
      List<String> views,
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Cancellation cancellation,
      OutputStream out) {
    try (Deadline deadline = new Deadline(clock, limits.time(), cancellation)) {
      try {
        BoundedOutput bounded = new BoundedOutput(out, limits.bytes());
        return answer(views, statement, rendering, limits, deadline, bounded);
      } catch (WeftException e) {
        throw deadline.explain(e);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    memory.close();
  }

  private Ending answer(
      List<String> views,
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Deadline deadline,
      BoundedOutput out) {
    try (LocalSession session = instance.session(deadline.stop());
        BufferAllocator allocator = memory.newChildAllocator("statement", 0, Long.MAX_VALUE)) {
      session.execute("SET jdbc_stream_results = true");
      SecretVariables.set(session, statement.secrets());
      views.forEach(session::execute);
      Execution execution = new Execution(session, statement, limits, allocator, out);
      return session.run(running -> render(execution, rendering, running));
    }
  }

  private Ending render(Execution execution, Rendering rendering, Statement running) {
    try {
      return switch (rendering) {
        case ARROW -> ArrowRendering.render(execution, running);
        case CSV -> TextRendering.csv(execution, running);
        case NDJSON -> TextRendering.ndjson(execution, running);
        case JSON -> TextRendering.json(execution, running);
        case PARQUET -> parquet.render(execution, running);
      };
    } catch (SQLException e) {
      throw QueryErrors.of(e);
    }
  }
}
