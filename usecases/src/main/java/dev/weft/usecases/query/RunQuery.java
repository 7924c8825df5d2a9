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
import dev.weft.engine.StubTable;
import dev.weft.governance.access.StatementDecision;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.audit.RecordDecision.Recorded;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MaskKeys;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/// Answers a question: parse, resolve, decide, govern, record, run. Every table is decided for this
/// caller; the whole statement reads one moment.
public final class RunQuery {

  private static final String NO_STATEMENT = "(no statement)";

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final SqlFrontEnd frontEnd;
  private final Lake lake;
  private final QueryEngine engine;
  private final LiveQueries live;
  private final QueryCaps caps;
  private final RecordDecision audit;
  private final MaskKeys keys;

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
      QueryCaps caps,
      RecordDecision audit,
      MaskKeys keys) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.frontEnd = frontEnd;
    this.lake = lake;
    this.engine = engine;
    this.live = live;
    this.caps = caps;
    this.audit = audit;
    this.keys = keys;
  }

  /// What became of an answer.
  ///
  /// @param truncated whether there were more rows than were asked for
  public record Answered(long rows, long bytes, boolean truncated) {}

  /// Writes the whole answer. When it throws, what was written is no answer and must not look like
  /// one. The decision is on record before the first row leaves, and so is a refusal or a statement
  /// that does not bind.
  ///
  /// @throws dev.weft.model.error.WeftException the kernel's refusal, a code of the block W-SQL,
  ///   SERVER_BUSY when too many statements are under way, or AUDIT_UNAVAILABLE
  public Answered run(Caller caller, QueryRequest request, OutputStream out) {
    Cancellation cancellation = live.begin(request.id(), caller.principal(), request.sql());
    try {
      Understood understood = understand(caller, request, cancellation);
      Resolution.Outcome outcome = understood.outcome();
      GovernedStatement governed =
          understood
              .governed()
              .with(
                  keys.secrets(
                      caller.principal(), outcome.purpose().stream().toList(), outcome.tables()));
      Recorded recorded =
          audit.allowed(outcome.asked(), outcome.purpose(), outcome.judged(), governed.used());
      Ending ending =
          noted(
              recorded,
              () ->
                  engine.run(
                      governed,
                      rendering(request.format()),
                      limits(caller, request),
                      cancellation,
                      out));
      return new Answered(ending.rows(), ending.bytes(), ending.truncated());
    } finally {
      live.end(request.id());
    }
  }

  /// A statement that was decided and binds.
  private record Understood(Resolution.Outcome outcome, GovernedStatement governed) {}

  private Understood understand(Caller caller, QueryRequest request, Cancellation cancellation) {
    try (var _ = live.understand(request.id(), caller.principal(), caps.time(), cancellation)) {
      return frontEnd.within(
          live.left(request.id(), caps.time()), () -> understand(caller, request));
    }
  }

  private Understood understand(Caller caller, QueryRequest request) {
    Statement statement = parse(caller, request);
    var record = new QueryRecord(catalog, mesh, audit, frontEnd, statement);
    Resolution.Outcome outcome = decide(caller, request, statement, record);
    if (live.left(request.id(), caps.time()).isZero()) {
      WeftException late = QueryFailures.outOfTime(caps.time());
      record.refused(outcome.asked(), outcome.purpose(), outcome.judged(), outcome.tables(), late);
      throw late;
    }
    return new Understood(outcome, govern(statement, outcome, record));
  }

  /// A text that is no statement is not kept: nothing tells what in it is a value.
  private Statement parse(Caller caller, QueryRequest request) {
    try {
      return frontEnd.parse(request.sql());
    } catch (WeftException refusal) {
      Asked asked =
          catalog.read(reading -> Asked.of(reading, mesh.documents(reading), caller, NO_STATEMENT));
      audit.refused(asked, request.purpose(), List.of(), refusal);
      throw refusal;
    }
  }

  private Resolution.Outcome decide(
      Caller caller, QueryRequest request, Statement statement, QueryRecord record) {
    String kept = frontEnd.withoutLiterals(statement);
    Resolution resolution =
        catalog.read(reading -> Resolution.of(reading, mesh, caller, statement, kept));
    if (resolution.refusal().isPresent()) {
      Resolution.Refusal no = resolution.refusal().get();
      record.refused(resolution.asked(), request.purpose(), no.tables(), List.of(), no.why());
      throw no.why();
    }
    Resolution.Outcome outcome = resolution.decide(lake, request, stubs -> named(statement, stubs));
    switch (outcome.decision()) {
      case StatementDecision.Allow _ -> {
        // recorded once it is known to bind
      }
      case StatementDecision.Deny deny -> {
        WeftException refusal = deny.failure();
        record.refused(outcome.asked(), request.purpose(), outcome.judged(), List.of(), refusal);
        throw refusal;
      }
    }
    return outcome;
  }

  /// Asking for what is not to be seen is on record like a refusal.
  private GovernedStatement govern(
      Statement statement, Resolution.Outcome outcome, QueryRecord record) {
    try {
      return frontEnd.govern(statement, outcome.tables());
    } catch (WeftException refusal) {
      record.refused(
          outcome.asked(), outcome.purpose(), outcome.judged(), outcome.tables(), refusal);
      throw refusal;
    }
  }

  /// Columns by table that a statement names, when it binds to all of them.
  private Optional<Map<String, SortedSet<String>>> named(
      Statement statement, List<StubTable> stubs) {
    try {
      return Optional.of(frontEnd.bind(statement, stubs).lineage().used());
    } catch (WeftException _) {
      return Optional.empty(); // what is wrong with it is told about what may be seen
    }
  }

  private static Ending noted(Recorded recorded, Supplier<Ending> work) {
    try {
      Ending ending = work.get();
      recorded.answered(ending.rows(), ending.bytes());
      return ending;
    } catch (WeftException failure) {
      recorded.failed(failure);
      throw failure;
    }
  }

  /// Its time began when it was asked: to be understood it may have waited behind others.
  private Limits limits(Caller caller, QueryRequest request) {
    Duration left = live.left(request.id(), caps.time());
    if (left.isZero()) {
      throw QueryFailures.outOfTime(caps.time());
    }
    long rows = request.limit() <= 0 ? caps.rows() : Math.min(request.limit(), caps.rows());
    return new Limits(rows, caps.bytes(), left, caller.principal().text());
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
