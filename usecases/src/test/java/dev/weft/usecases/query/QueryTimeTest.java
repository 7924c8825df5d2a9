package dev.weft.usecases.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.engine.Bound;
import dev.weft.engine.Cancellation;
import dev.weft.engine.Counted;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.usecases.SmallMesh;
import dev.weft.usecases.TestClock;
import dev.weft.usecases.TestMesh;
import dev.weft.usecases.registry.MaskKeys;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The time that a statement may take is the time its caller waits, also while it is understood.
class QueryTimeTest {

  private static final Duration TIME = QueryCaps.STANDARD.time();

  @TempDir private Path root;
  private TestMesh mesh;
  private final TestClock clock = new TestClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final List<Duration> granted = new ArrayList<>();

  @BeforeEach
  void begin() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  /// An engine that notes what time it is granted, behind a front end that takes so long.
  private void ask(Duration understanding) {
    try (var frontEnd = new DuckDbFrontEnd(Profile.QUERY)) {
      var queries =
          new RunQuery(
              mesh.catalog,
              mesh.mesh,
              new SlowFrontEnd(frontEnd, clock, understanding),
              mesh.lake,
              new Noting(granted),
              new LiveQueries(clock),
              QueryCaps.STANDARD,
              mesh.audit,
              new MaskKeys("0123456789abcdef0123456789abcdef"));
      var request = new QueryRequest("q", "select 1 as a", QueryFormat.CSV, 0);
      queries.run(TestMesh.as("ann"), request, OutputStream.nullOutputStream());
    }
  }

  @Test
  void leavesTheEngineWhatUnderstandingLeft() {
    ask(TIME.minusSeconds(20));
    assertThat(granted).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void doesNotBeginWhatHasNoTimeLeft() {
    var failure = catchThrowableOfType(WeftException.class, () -> ask(TIME.plusSeconds(1)));
    assertThat(failure.code()).isEqualTo(ErrorCode.SQL_TIMEOUT);
    assertThat(failure).hasMessageContaining("within 300.0 s");
    assertThat(granted).isEmpty();
    mesh.log.seal();
    var newest = mesh.log.list(AuditFilter.ALL, Long.MAX_VALUE, 1).getFirst().record();
    assertThat(newest.outcome().code()).isEqualTo(ErrorCode.SQL_TIMEOUT.code());
    assertThat(newest.question().text()).isEqualToIgnoringCase("select ? as a");
  }

  private record SlowFrontEnd(SqlFrontEnd front, TestClock clock, Duration pause)
      implements SqlFrontEnd {
    @Override
    public <T> T within(Duration time, Supplier<T> work) {
      return front.within(time, work);
    }

    @Override
    public Statement parse(String text) {
      clock.move(pause);
      return front.parse(text);
    }

    @Override
    public Bound bind(Statement statement, List<StubTable> tables) {
      return front.bind(statement, tables);
    }

    @Override
    public Optional<Counted> counted(
        Statement statement, List<StubTable> tables, ColumnRef subject) {
      return front.counted(statement, tables, subject);
    }

    @Override
    public String withoutLiterals(Statement statement) {
      return front.withoutLiterals(statement);
    }

    @Override
    public String withoutLiterals(Statement statement, Set<String> columns) {
      return front.withoutLiterals(statement, columns);
    }

    @Override
    public GovernedStatement govern(Statement statement, List<DecidedTable> tables) {
      return front.govern(statement, tables);
    }
  }

  private record Noting(List<Duration> granted) implements QueryEngine {
    @Override
    public Ending run(
        GovernedStatement statement,
        Rendering rendering,
        Limits limits,
        Cancellation cancellation,
        OutputStream out) {
      granted.add(limits.time());
      return new Ending(0, 0, false);
    }

    @Override
    public void close() {}
  }
}
