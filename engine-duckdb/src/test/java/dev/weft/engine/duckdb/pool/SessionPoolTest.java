package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Session.RowReader;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions that want more than they may have, and those that come after them.
@Tag("processes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SessionPoolTest {

  private static final String ENDLESS =
      "SELECT count(*) FROM range(1000000000) a, range(1000000000) b";

  private static final RowReader<String> FIRST = row -> row.string(1);

  private Path folder;
  private SessionPool pool;
  private Sessions sessions;

  @BeforeAll
  void open(@TempDir Path folder) {
    this.folder = folder;
    pool = SessionPool.open(Pools.settings(Engine.NATIVE, folder), 1, 200L << 20);
    sessions = pool.reading(List.of());
  }

  @AfterAll
  void close() {
    pool.close();
  }

  private String ask(String sql) {
    try (Session session = sessions.session(new Cancellation())) {
      return session.row(sql, FIRST);
    }
  }

  private WeftException failure(String sql) {
    WeftException failure = catchThrowableOfType(WeftException.class, () -> ask(sql));
    assertThat(failure).as(sql).isNotNull();
    return failure;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT length(repeat('x', (1500000000 + range)::BIGINT)) FROM range(1)",
        "SELECT length(string_agg(repeat(range::VARCHAR, 1000), '')) FROM range(2000000)",
        "SELECT len(list(repeat('abc', 100 + range % 7))) FROM range(30000000)"
      })
  void outgrowsItsMemoryAlone(String sql) {
    assertThat(failure(sql).code()).isIn(ErrorCode.SQL_MEMORY, ErrorCode.SQL_RUN);
    assertThat(ask("SELECT 40 + 2")).isEqualTo("42");
  }

  @Test
  void endsWhenItIsCancelled() throws InterruptedException, ExecutionException {
    Cancellation cancellation = new Cancellation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Session session = sessions.session(cancellation)) {
      session.execute("CREATE TEMP TABLE t AS SELECT 1 AS id");
      Future<WeftException> ended =
          threads.submit(
              () ->
                  catchThrowableOfType(
                      WeftException.class, () -> session.row(ENDLESS, row -> row.number(1))));
      cancellation.cancel();
      assertThat(ended.get().code()).isEqualTo(ErrorCode.SQL_CANCELLED);
    }
    assertThat(ask("SELECT 1")).isEqualTo("1");
  }

  @Test
  void waitsForAPlaceUntilItIsCancelled() throws InterruptedException, ExecutionException {
    Cancellation cancellation = new Cancellation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        Session _ = sessions.session(new Cancellation())) {
      Future<WeftException> waiting =
          threads.submit(
              () ->
                  catchThrowableOfType(WeftException.class, () -> sessions.session(cancellation)));
      cancellation.cancel();
      assertThat(waiting.get().code()).isEqualTo(ErrorCode.SQL_CANCELLED);
    }
  }

  @Test
  void leavesNothingToTheNextOne() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "1\n");
    String place;
    try (Session session = sessions.session(new Cancellation())) {
      session.execute("CREATE TEMP TABLE mine AS SELECT 1 AS id");
      session.execute("SET VARIABLE secret = 'abc'");
      place = session.open(file).toString();
      String read = session.row("SELECT content FROM read_text('" + place + "')", FIRST);
      assertThat(read).isEqualTo("1\n");
      session.execute("COPY (SELECT 1) TO '" + session.outbox(folder).resolve("f.csv") + "'");
    }
    assertThat(failure("SELECT * FROM mine").code()).isEqualTo(ErrorCode.SQL_RUN);
    assertThat(ask("SELECT coalesce(getvariable('secret'), 'gone')")).isEqualTo("gone");
    assertThat(ask("SELECT count(*) FROM read_text('" + place + "')")).isEqualTo("0");
    assertThat(pool.count()).isEqualTo(1);
    try (Stream<Path> left = Files.walk(folder.resolve("workers"))) {
      assertThat(left.filter(path -> path.endsWith("f.csv"))).isEmpty();
    }
  }

  @Test
  void readsAndWritesNothingElse() throws IOException {
    Path file = folder.resolve("secret.csv");
    Files.writeString(file, "1\n");
    assertThat(failure("SELECT content FROM read_text('" + file + "')").sentence())
        .doesNotContain(folder.toString());
    assertThat(failure("COPY (SELECT 1) TO '" + folder.resolve("new.csv") + "'").code())
        .isEqualTo(ErrorCode.SQL_RUN);
    assertThat(folder.resolve("new.csv")).doesNotExist();
  }

  @Test
  void readsAFolderWhereItLies() throws IOException {
    Path own = Files.createDirectories(folder.resolve("sources"));
    Path file = Files.writeString(own.resolve("a.txt"), "hello");
    try (Session session = pool.reading(List.of(own)).session(new Cancellation())) {
      assertThat(session.open(file)).isEqualTo(file);
      String read = session.row("SELECT content FROM read_text('" + file + "')", FIRST);
      assertThat(read).isEqualTo("hello");
    }
  }

  @Test
  void leavesNoFileWhenItsProcessIsLost() throws IOException {
    Path data = folder.resolve("lost/data");
    GovernedStatement statement =
        new GovernedStatement(
            "SELECT range AS id FROM range(3000000) WHERE range < 2900000 OR"
                + " length(repeat('x', (1500000000 + range)::BIGINT)) > 0",
            List.of("id"),
            new TreeMap<>());
    Schema schema = new Schema(List.of(new Column(1, "id", "id", Primitive.LONG, false)));
    Write write =
        new Write(
            statement,
            schema,
            List.of(),
            List.of(),
            data,
            List.of(),
            folder.resolve("lost/rejects"));
    WeftException failure =
        catchThrowableOfType(
            WeftException.class,
            () -> new DuckDbTableWriter(sessions).write(write, new Cancellation()));
    assertThat(failure.code()).isIn(ErrorCode.SQL_MEMORY, ErrorCode.SQL_RUN);
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).isEmpty();
    }
  }
}
