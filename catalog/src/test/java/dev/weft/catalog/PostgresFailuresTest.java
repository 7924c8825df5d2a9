package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What only a database beyond a network can do to us.
@OnPostgres
class PostgresFailuresTest extends CatalogContract {

  @Override
  String freshUrl() {
    return TestPostgres.server().fresh();
  }

  /// Ends every connection to this test's database.
  private void cutConnections() {
    TestPostgres.server()
        .execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = '%s' and pid <> pg_backend_pid()
            """
                .formatted(database()));
  }

  private String database() {
    String url = url();
    return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
  }

  private WeftException failure(Consumer<Writing> work) {
    return org.junit.jupiter.api.Assertions.assertThrows(WeftException.class, () -> change(work));
  }

  @Test
  void undoesAChangeWhoseConnectionIsLostAndGoesOn() {
    var failed =
        failure(
            w -> {
              w.access().putSetting("operator", "ann");
              cutConnections();
              w.access().putSetting("theme", "dark");
            });

    assertThat(failed.code()).isEqualTo(ErrorCode.SERVER_STORE);
    assertThat(failed)
        .hasMessageContaining("connection to the catalog's database was lost. Nothing was changed")
        .hasMessageNotContaining("insert");
    assertThat(find(r -> r.access().findSetting("operator"))).isEmpty();
    assertThat(journal()).isEmpty();
    change(w -> w.journal("a", "s", Map.of()));
    assertThat(journal()).hasSize(1).first().extracting(e -> e.position()).isEqualTo(1L);
  }

  @Test
  void saysThatAReadLostItsConnectionAndGoesOn() {
    change(w -> w.journal("a", "s", Map.of()));

    assertThatThrownBy(
            () ->
                read(
                    r -> {
                      cutConnections();
                      return r.journal().head();
                    }))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE));

    assertThat(head()).isEqualTo(1);
  }

  /// Half of it may not be there; whether all of it is nobody can say.
  @Test
  void saysThatACommitMayHaveHappened() throws SQLException {
    run(
        """
        create function cut() returns trigger language plpgsql as
        'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'
        """);
    run(
        """
        create constraint trigger cut after insert on setting deferrable initially deferred
        for each row when (new.name = 'cut') execute function cut()
        """);

    var failed =
        failure(
            w -> {
              w.access().putSetting("operator", "ann");
              w.access().putSetting("cut", "now");
            });

    assertThat(failed).hasMessageContaining("either all of it happened or nothing");
    Optional<String> operator = find(r -> r.access().findSetting("operator"));
    assertThat(journal()).hasSize(operator.isPresent() ? 2 : 0);
  }

  /// The one that the database gives up is the change: it found the deadlock.
  @Test
  void beginsAgainWhenTheDatabaseGaveItUpForAnother() throws Exception {
    var locked = new CountDownLatch(1);
    var written = new CountDownLatch(1);
    var attempts = new AtomicInteger();
    try (var threads = Executors.newSingleThreadExecutor();
        Connection other = DriverManager.getConnection(url())) {
      var stranger =
          threads.submit(
              () -> {
                other.setAutoCommit(false);
                run(other, "set deadlock_timeout = '1h'");
                run(other, "lock table setting in exclusive mode");
                locked.countDown();
                assertThat(written.await(30, TimeUnit.SECONDS)).isTrue();
                run(other, "lock table token in exclusive mode");
                other.commit();
                return "done";
              });
      assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
      change(
          w -> {
            attempts.incrementAndGet();
            w.access().addToken(Samples.token("t1"));
            written.countDown();
            w.access().putSetting("operator", "ann");
          });
      stranger.get();
    }

    assertThat(attempts).hasValue(2);
    assertThat(journaledKinds()).containsExactly("token.created", "setting.changed");
  }

  @Test
  void saysWhatToLookAtWhenItIsNotLetIn() {
    String port = TestPostgres.server().url("x").replaceFirst(".*:(\\d+)/.*", "$1");
    assertThatThrownBy(() -> Catalog.open(TestPostgres.server().url("nowhere"), clock))
        .hasMessageContaining("/nowhere cannot be opened")
        .hasMessageContaining("the name of the database");
    assertThatThrownBy(
            () ->
                Catalog.open(
                    "jdbc:postgresql://localhost:" + port + "/postgres?user=nobody", clock))
        .hasMessageContaining("that user's password")
        .hasMessageNotContaining("?user");
    assertThatThrownBy(() -> Catalog.open("jdbc:postgresql://localhost:1/x", clock))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
        .hasMessageContaining("that the server is up");
  }

  @Test
  void sharesADatabaseWithStrangers() throws SQLException {
    String url = TestPostgres.server().empty();
    try (var connection = DriverManager.getConnection(url)) {
      run(connection, "create schema theirs");
      run(connection, "create table theirs.flyway_schema_history (version text, success boolean)");
    }

    try (Catalog catalog = Catalog.open(url, clock)) {
      assertThat(catalog.<Long>read(r -> r.journal().head())).isZero();
    }
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url())) {
      run(connection, sql);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
