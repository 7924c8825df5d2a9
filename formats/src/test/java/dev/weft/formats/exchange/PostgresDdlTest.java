package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// PostgreSQL itself runs what is written for it.
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDdlTest {

  private EmbeddedPostgres server;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(home.toFile())
            .setServerConfig("fsync", "off")
            .start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  static List<Path> files() {
    return Contracts.files();
  }

  /// Nothing stays behind.
  private void in(String ddl, Work work) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      connection.setAutoCommit(false);
      run(connection, "CREATE SCHEMA here; SET search_path = here");
      run(connection, "CREATE TABLE canary (a INTEGER)");
      run(connection, ddl);
      work.on(connection);
      connection.rollback();
    }
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return ExecutedDdlTest.strings(
        connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'here' ORDER BY 1");
  }

  @ParameterizedTest
  @MethodSource("files")
  void runsEveryContract(Path file) throws SQLException {
    String ddl = Contracts.export(Contracts.document(file), Target.POSTGRESQL).text();

    in(ddl, connection -> assertThat(tables(connection)).contains("canary"));
  }

  @Test
  void keepsHostileNamesAsNames() throws SQLException {
    String ddl = Contracts.export(Contracts.hostile(), Target.POSTGRESQL).text();

    in(
        ddl,
        connection -> {
          assertThat(tables(connection)).containsExactlyInAnyOrder("canary", "select", "t(); --");
          assertThat(
                  ExecutedDdlTest.strings(
                      connection,
                      "SELECT column_name FROM information_schema.columns WHERE table_name = 'select'"))
              .contains("group", "Group", "a\"b", "c'd; DROP TABLE canary; --", "größe ☃ 你好");
          assertThat(
                  ExecutedDdlTest.strings(
                      connection, "SELECT obj_description('\"select\"'::regclass)"))
              .first()
              .asString()
              .contains("'); DROP TABLE canary; -- \\'; */ $$");
        });
  }

  @Test
  void runsWhatIsMadeUp() throws SQLException {
    long seed = Long.getLong("seed", 14_142L);
    var random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String contract = new GeneratedShapes(random).contract();
      String ddl = Contracts.export(Contracts.document(contract), Target.POSTGRESQL).text();
      try {
        in(ddl, connection -> assertThat(tables(connection)).contains("t0"));
      } catch (SQLException e) {
        throw new AssertionError("seed " + seed + " round " + round + "\n" + ddl, e);
      }
    }
  }

  @Test
  void refusesRowsThatTheContractRefuses() throws SQLException {
    String ddl = Contracts.export(Contracts.rich(), Target.POSTGRESQL).text();
    String insert = "INSERT INTO customers VALUES ";
    for (String row :
        List.of(
            "(0, 'x@b.c', 'gold', NULL)",
            "(3, 'ab', 'gold', NULL)",
            "(3, repeat('a', 121), 'gold', NULL)",
            "(3, 'x@b.c', 'lead', NULL)",
            "(3, 'x@b.c', 'gold', DATE '2030-01-01')")) {
      in(
          ddl,
          connection -> {
            run(connection, insert + "(1, 'a@b.c', 'gold', DATE '1999-01-01')");
            assertThatThrownBy(() -> run(connection, insert + row))
                .as(row)
                .isInstanceOf(SQLException.class);
          });
    }
  }
}
