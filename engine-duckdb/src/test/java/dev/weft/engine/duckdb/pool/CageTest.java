package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Statements that want to bring the server down, and workers that die: one clear failure for one
/// caller each, and the next statement is answered.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CageTest {

  private static final Limits LIMITS =
      new Limits(1_000_000_000, 50_000_000, Duration.ofSeconds(90), "eve");

  private WorkerPool pool;

  @BeforeAll
  void open(@TempDir Path folder) {
    pool = WorkerPool.open(Pools.settings(Engine.NATIVE, folder));
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private String answer(String sql) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pool.run(statement(sql), Rendering.CSV, LIMITS, new Cancellation(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private WeftException failure(String sql, Limits limits, OutputStream out) {
    WeftException failure =
        catchThrowableOfType(
            WeftException.class,
            () -> pool.run(statement(sql), Rendering.ARROW, limits, new Cancellation(), out));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static GovernedStatement statement(String sql) {
    return new GovernedStatement(sql, List.of("x"), new TreeMap<>());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select length(repeat('x', 1500000000))                                    | 90000 | SQL_MEMORY
          select length(printf('%1500000000d', 5))                                  | 90000 | SQL_MEMORY
          select count(*) from range(100000000) a, range(100000000) b               |  1000 | SQL_TIMEOUT
          select length(lpad('x', 1500000000, 'ab'))                                |  1000 | SQL_TIMEOUT
          select levenshtein(repeat('ab', 40000), repeat('ba', 40000 + i::int)) from range(9) r(i) |  1000 | SQL_TIMEOUT
          select md5(i::varchar) from range(100000000) r(i)                         | 90000 | SQL_RESULT_TOO_LARGE
          """)
  void endsABombWithOneClearFailure(String sql, long millis, ErrorCode code) {
    Limits limits = new Limits(LIMITS.rows(), LIMITS.bytes(), Duration.ofMillis(millis), "eve");
    assertThat(failure(sql, limits, OutputStream.nullOutputStream()).code())
        .isIn(code, ErrorCode.SQL_MEMORY);
    assertThat(answer("select 42")).isEqualTo("x\n42\n");
  }

  @Test
  void tellsThatAKilledWorkersResultIsNotWhole() {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    OutputStream killing =
        new OutputStream() {
          @Override
          public void write(int one) {
            received.write(one);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            received.write(bytes, from, length);
            List<ProcessHandle> workers = ProcessHandle.current().children().toList();
            workers.forEach(ProcessHandle::destroyForcibly);
            workers.forEach(worker -> worker.onExit().join());
          }
        };
    Limits limits = new Limits(LIMITS.rows(), 4L << 30, Duration.ofMinutes(1), "eve");
    WeftException failure = failure("select i from range(100000000) r(i)", limits, killing);
    assertThat(failure.code()).isEqualTo(ErrorCode.SQL_WORKER);
    assertThat(failure).hasMessageContaining("not whole");
    assertThat(received.size()).isPositive();
    assertThat(answer("select 42")).isEqualTo("x\n42\n");
  }

  @Test
  void answersRefusesOrQueuesTwoHundredClients() throws InterruptedException, ExecutionException {
    List<Callable<Optional<ErrorCode>>> clients = new ArrayList<>();
    for (int at = 0; at < 200; at++) {
      Limits limits = new Limits(10, 1_000, Duration.ofMinutes(1), "p" + at % 20);
      clients.add(() -> outcome(limits));
    }
    int answered = 0;
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<ErrorCode>> client : all.invokeAll(clients)) {
        Optional<ErrorCode> refusal = client.get();
        refusal.ifPresent(code -> assertThat(code).isEqualTo(ErrorCode.SERVER_BUSY));
        answered += refusal.isEmpty() ? 1 : 0;
      }
    }
    // two at work and 64 in the queue are served, whoever comes first
    assertThat(answered).isGreaterThanOrEqualTo(66);
  }

  private Optional<ErrorCode> outcome(Limits limits) {
    try {
      pool.run(
          statement("select sum(i) from range(1000000) r(i)"),
          Rendering.CSV,
          limits,
          new Cancellation(),
          OutputStream.nullOutputStream());
      return Optional.empty();
    } catch (WeftException e) {
      return Optional.of(e.code());
    }
  }

  @Test
  void leavesTheServerTheFirstTurnOnTheProcessor() throws IOException {
    answer("select 1");
    long own = niceness(ProcessHandle.current());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    // one that is only just being started has not stepped back yet
    while (!allAreNicerThan(own) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(allAreNicerThan(own)).isTrue();
  }

  private static boolean allAreNicerThan(long own) {
    try {
      for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
        if (niceness(worker) <= own) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // one went while it was looked at
    }
  }

  /// As Linux tells it: the nineteenth field, the second of which may hold spaces.
  private static long niceness(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  @Test
  void holdsEveryGuardThatTheSystemGrants() {
    answer("select 1");
    assertThat(pool.guards())
        .containsKeys("parent-death", "no-new-privileges", "memory-limit", "landlock", "seccomp")
        .containsEntry("memory-limit", 0)
        .containsEntry("no-new-privileges", 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select content from read_text('/etc/passwd')
          select count(*) from glob('/*')
          select count(*) from read_csv('/proc/self/environ')
          """)
  void readsNothingThatWasNotDecided(String sql) {
    assertThat(failure(sql, LIMITS, OutputStream.nullOutputStream()).code())
        .isEqualTo(ErrorCode.SQL_RUN);
  }
}
