package dev.weft.engine.duckdb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.Cancellation;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {

  private static final String ENDLESS =
      "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range < 0";

  @TempDir private Path folder;
  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = DuckDb.open(new EngineSettings(256_000_000, 2, folder.resolve("spill"), 1_000_000));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void keepsTemporaryTablesPrivateToTheirConnection() {
    try (Session one = engine.session(new Cancellation());
        Session other = engine.session(new Cancellation())) {
      one.execute("CREATE TEMP TABLE flights AS SELECT 1 AS id");

      assertThat(one.rows("SELECT id FROM flights", row -> (int) row.number(1))).containsExactly(1);
      assertThatThrownBy(() -> other.execute("SELECT id FROM flights"))
          .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
          .returns(ErrorCode.SQL_RUN, WeftException::code);
    }
  }

  /// Written by threads of their own, one such file in a hundred never ends.
  @Test
  @Timeout(300)
  void endsEveryFileThatCannotBeWritten() {
    String copy =
        "COPY (SELECT range AS id FROM range(300000) WHERE range < 290000 OR ('x' || range)::INT > 0)"
            + " TO '"
            + folder.resolve("out.parquet")
            + "' (FORMAT parquet, ROW_GROUP_SIZE 10240)";
    try (Session session = engine.session(new Cancellation())) {
      for (int at = 0; at < 200; at++) {
        assertThatThrownBy(() -> session.execute(copy)).isInstanceOf(WeftException.class);
      }
    }
  }

  @Test
  void readsTimesInUtc() {
    try (Session session = engine.session(new Cancellation())) {
      assertThat(session.rows("SELECT current_setting('TimeZone')", row -> row.string(1)))
          .containsExactly("UTC");
    }
  }

  @Test
  void loadsNoExtensionByItself() {
    try (Session session = engine.session(new Cancellation())) {
      assertThatThrownBy(() -> session.execute("SELECT * FROM iceberg_scan('/nowhere')"))
          .isInstanceOf(WeftException.class)
          .hasMessageNotContaining("http");
    }
  }

  @Test
  void endsAStatementUnderWayWhenCancelled() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> ending = new AtomicReference<>(new AssertionError("went on"));
    Thread work =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Session session = engine.session(cancellation)) {
                    started.countDown();
                    session.execute(ENDLESS);
                  } catch (WeftException e) {
                    ending.set(e);
                  }
                });
    started.await();

    cancellation.cancel();
    work.join();

    assertThat(ending.get())
        .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
        .returns(ErrorCode.SQL_CANCELLED, WeftException::code);
  }

  @Test
  void startsNothingOnceCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (Session session = engine.session(cancellation)) {
      assertThatThrownBy(() -> session.execute("SELECT 1"))
          .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
          .returns(ErrorCode.SQL_CANCELLED, WeftException::code);
    }
  }

  @Test
  void saysThatTheBudgetIsTooSmallAndGoesOn() {
    try (Session session = engine.session(new Cancellation())) {
      assertThatThrownBy(
              () ->
                  session.row(
                      "SELECT count(DISTINCT s) FROM (SELECT range || repeat('x', 200) AS s"
                          + " FROM range(4000000))",
                      row -> row.number(1)))
          .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
          .returns(ErrorCode.SQL_MEMORY, WeftException::code);
      assertThat(session.rows("SELECT 42", row -> (int) row.number(1))).containsExactly(42);
    }
  }

  @Test
  void namesTheColumnButNeverTheValueThatDoesNotFit() {
    try (Session session = engine.session(new Cancellation())) {
      assertThatThrownBy(
              () -> session.execute("SELECT CAST(age AS INT) FROM (SELECT 'secret' AS age)"))
          .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
          .returns(ErrorCode.SQL_RUN, WeftException::code)
          .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
          .contains("column age")
          .doesNotContain("secret")
          .doesNotContain("SELECT");
    }
  }

  @Test
  void spellsAnyNameTextAndFile() {
    assertThat(SqlText.name("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(SqlText.text("it's")).isEqualTo("'it''s'");
    assertThat(SqlText.file(Path.of("/d/[a]*?'.csv"))).isEqualTo("'/d/[[]a][*][?]''.csv'");
  }
}
