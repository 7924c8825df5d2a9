package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that want to bring the server down while they are understood.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class TextPoolTest {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long NOTICEABLE = 400L << 10;
  private static final List<StubTable> TABLES =
      List.of(
          new StubTable(
              List.of("t"),
              "t",
              new Schema(List.of(new Column(1, "id", "id", Primitive.LONG, false)))));

  private TextPool pool;
  private DuckDbFrontEnd queries;

  @BeforeAll
  void open(@TempDir Path folder) {
    pool = TextPool.open(Pools.settings(Engine.NATIVE, folder), Duration.ofSeconds(2));
    queries = new DuckDbFrontEnd(Profile.QUERY, pool);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private List<String> columns(String sql) {
    return queries.bind(queries.parse(sql), TABLES).schema().names();
  }

  private WeftException failure(String sql) {
    WeftException failure = catchThrowableOfType(WeftException.class, () -> columns(sql));
    assertThat(failure).as(sql).isNotNull();
    return failure;
  }

  /// Many constants that take little memory and long, one after the other.
  private static String endless(String pad) {
    return IntStream.range(0, 200)
        .mapToObj(at -> "length(lpad('x', 20000000, '" + pad + at + "'))")
        .collect(Collectors.joining(" + ", "select ", " as n from t"));
  }

  private static long peak() throws IOException {
    Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/self/status")));
    assertThat(peak.find()).isTrue();
    return Long.parseLong(peak.group(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select length(repeat('x', 1500000000)) as n from t",
        "select length(printf('%1500000000d', 5)) as n from t",
        "select length(lpad('x', 1500000000, 'ab')) as n from t",
        "select len(range(400000000)) as n from t",
        "select levenshtein(repeat('ab', 400000), repeat('ba', 400000)) as n from t"
      })
  void doesNotComputeConstantsInThisProcess(String sql) throws IOException {
    long before = peak();
    Throwable failure = null;
    try {
      columns(sql);
    } catch (WeftException e) {
      failure = e;
      assertThat(e.code()).isIn(ErrorCode.SQL_BIND, ErrorCode.SQL_TIMEOUT, ErrorCode.SQL_TOO_LONG);
    }
    assertThat(peak() - before).as("kB, failure %s", failure).isLessThan(NOTICEABLE);
    assertThat(columns("select id, 1 as one from t")).containsExactly("id", "one");
  }

  @Test
  void endsATextThatTakesTooLong() {
    assertThat(failure(endless("a")).code()).isEqualTo(ErrorCode.SQL_TIMEOUT);
  }

  @Test
  void hasAnotherProcessReadyWhenTheLastOneWasLost(@TempDir Path folder) {
    try (var pool = TextPool.open(Pools.settings(Engine.NATIVE, folder))) {
      TextProcess first = (TextProcess) pool.engine();
      first.parse("select 1");
      first.kill();
      while (pool.count() == 0) {
        Thread.onSpinWait();
      }
      assertThat(pool.engine()).isNotSameAs(first);
      assertThat(pool.count()).isEqualTo(1);
    }
  }

  /// By itself the pool would wait for an hour.
  @Test
  void endsATextWhenItsStatementHasNoTimeLeft(@TempDir Path folder) {
    try (TextPool patient =
        TextPool.open(Pools.settings(Engine.NATIVE, folder), Duration.ofHours(1))) {
      var front = new DuckDbFrontEnd(Profile.QUERY, patient);
      String sql = endless("c");
      WeftException failure =
          catchThrowableOfType(
              WeftException.class,
              () ->
                  front.within(Duration.ofMillis(300), () -> front.bind(front.parse(sql), TABLES)));
      assertThat(failure.code()).isEqualTo(ErrorCode.SQL_TIMEOUT);
      assertThat(front.bind(front.parse("select id from t"), TABLES).schema().names())
          .containsExactly("id");
    }
  }

  /// All processes are at long texts; who waits for one of them does not wait longer than it may.
  @Test
  void waitsForOthersNoLongerThanTheStatementHasTime(@TempDir Path folder)
      throws InterruptedException {
    var pool = TextPool.open(Pools.settings(Engine.NATIVE, folder), Duration.ofHours(1));
    var front = new DuckDbFrontEnd(Profile.QUERY, pool);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int at = 0; at < 4; at++) {
        String sql = endless("d" + at);
        var _ = threads.submit(() -> front.bind(front.parse(sql), TABLES));
        while (pool.count() <= at) {
          Thread.onSpinWait();
        }
      }
      WeftException failure =
          catchThrowableOfType(
              WeftException.class,
              () ->
                  front.within(Duration.ofMillis(300), () -> front.parse("select id as e from t")));
      pool.close();
      assertThat(failure.code()).isEqualTo(ErrorCode.SQL_TIMEOUT);
    }
  }

  @Test
  void beginsAnewWhenItsProcessIsLost() {
    assertThat(columns("select id as a from t")).containsExactly("a");
    ((TextProcess) pool.engine()).kill();
    assertThat(columns("select id as b from t")).containsExactly("b");
  }

  @Test
  void beginsAnewWhenItsProcessIsRetiredUnderWay() throws InterruptedException, ExecutionException {
    TextProcess process = (TextProcess) pool.engine();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<String>> asked =
          threads.submit(() -> columns("select length(lpad('x', 2000000, 'retired')) as n from t"));
      while (process.waiting() == 0 && !asked.isDone()) {
        Thread.onSpinWait();
      }
      process.retire();
      assertThat(asked.get()).containsExactly("n");
    }
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void answersOthersWhileOneTextIsLong() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> bombs = new ArrayList<>();
      for (int at = 0; at < 3; at++) {
        String sql = endless("b" + at);
        bombs.add(threads.submit(() -> failure(sql)));
      }
      for (int at = 0; at < 20; at++) {
        assertThat(columns("select id + " + at + " as b from t")).containsExactly("b");
      }
      for (Future<?> bomb : bombs) {
        bomb.get();
      }
    }
    while (pool.count() == 0) {
      Thread.onSpinWait();
    }
    assertThat(pool.count()).isLessThanOrEqualTo(4);
  }
}
