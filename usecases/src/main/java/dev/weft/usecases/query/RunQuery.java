package dev.weft.usecases.query;

import dev.weft.catalog.Catalog;
import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.QueryEngine.Ending;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;
import java.io.OutputStream;

/// Answers a question: parse, resolve, decide, govern, run. Every table is decided for this caller;
/// the whole statement reads one moment.
public final class RunQuery {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final SqlFrontEnd frontEnd;
  private final Lake lake;
  private final QueryEngine engine;
  private final LiveQueries live;
  private final QueryCaps caps;

  /// Makes the use case.
  ///
  /// @param frontEnd in its profile for queries
  public RunQuery(
      Catalog catalog,
      AppliedMesh mesh,
      SqlFrontEnd frontEnd,
      Lake lake,
      QueryEngine engine,
      LiveQueries live,
      QueryCaps caps) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.frontEnd = frontEnd;
    this.lake = lake;
    this.engine = engine;
    this.live = live;
    this.caps = caps;
  }

  /// What became of an answer.
  ///
  /// @param truncated whether there were more rows than were asked for
  public record Answered(long rows, long bytes, boolean truncated) {}

  /// Writes the whole answer. When it throws, what was written is no answer and must not look like
  /// one.
  ///
  /// @throws dev.weft.model.error.WeftException the kernel's refusal, a code of the block W-SQL, or
  ///   SERVER_BUSY when too many statements are under way
  public Answered run(Caller caller, QueryRequest request, OutputStream out) {
    Cancellation cancellation = live.begin(request.id(), caller.principal(), request.sql());
    try {
      Ending ending =
          engine.run(
              governed(caller, request),
              rendering(request.format()),
              limits(caller, request),
              cancellation,
              out);
      return new Answered(ending.rows(), ending.bytes(), ending.truncated());
    } finally {
      live.end(request.id());
    }
  }

  private GovernedStatement governed(Caller caller, QueryRequest request) {
    Statement statement = frontEnd.parse(request.sql());
    Resolution resolution =
        catalog.read(reading -> Resolution.of(reading, mesh, caller, statement));
    return frontEnd.govern(statement, resolution.decide(lake, request));
  }

  private Limits limits(Caller caller, QueryRequest request) {
    long rows = request.limit() <= 0 ? caps.rows() : Math.min(request.limit(), caps.rows());
    return new Limits(rows, caps.bytes(), caps.time(), caller.principal().text());
  }

  private static Rendering rendering(QueryFormat format) {
    return switch (format) {
      case ARROW -> Rendering.ARROW;
      case CSV -> Rendering.CSV;
      case NDJSON -> Rendering.NDJSON;
      case JSON -> Rendering.JSON;
      case PARQUET -> Rendering.PARQUET;
    };
  }
}
