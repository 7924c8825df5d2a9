package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// DuckDB itself runs what is written for it.
class ExecutedDdlTest {

  static List<Path> files() {
    return Contracts.files();
  }

  private static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    run(connection, "CREATE TABLE canary (a INTEGER)");
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return strings(connection, "SELECT table_name FROM duckdb_tables() ORDER BY 1");
  }

  @ParameterizedTest
  @MethodSource("files")
  void runsEveryContract(Path file) throws SQLException {
    String ddl = Contracts.export(Contracts.document(file), Target.DUCKDB).text();
    try (Connection connection = open()) {
      if (ddl.contains("CREATE TABLE")) {
        run(connection, ddl);
      }
      assertThat(tables(connection)).contains("canary");
    }
  }

  @Test
  void keepsHostileNamesAsNames() throws SQLException {
    String ddl = Contracts.export(Contracts.hostile(), Target.DUCKDB).text();
    try (Connection connection = open()) {
      run(connection, ddl);

      assertThat(tables(connection)).containsExactlyInAnyOrder("canary", "select", "t(); --");
      assertThat(
              strings(
                  connection,
                  "SELECT column_name FROM duckdb_columns() WHERE table_name = 'select'"))
          .contains("group", "a\"b", "c'd; DROP TABLE canary; --", "größe ☃ 你好", "/* comment");
      assertThat(
              strings(
                  connection, "SELECT comment FROM duckdb_tables() WHERE table_name = 'select'"))
          .first()
          .asString()
          .contains("'); DROP TABLE canary; -- \\'; */ $$");
    }
  }

  @Test
  void runsWhatIsMadeUp() throws SQLException, IOException {
    long seed = Long.getLong("seed", 16_180L);
    var random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String contract = new GeneratedShapes(random).contract();
      String ddl = Contracts.export(Contracts.document(contract), Target.DUCKDB).text();
      try (Connection connection = open()) {
        run(connection, ddl);
      } catch (SQLException e) {
        throw new AssertionError("seed " + seed + " round " + round + "\n" + ddl, e);
      }
    }
  }

  @Test
  void refusesRowsThatTheContractRefuses() throws SQLException {
    String ddl = Contracts.export(Contracts.rich(), Target.DUCKDB).text();
    try (Connection connection = open()) {
      run(connection, ddl);
      String insert = "INSERT INTO customers VALUES ";
      run(connection, insert + "(1, 'a@b.c', 'gold', DATE '1999-01-01')");
      run(connection, insert + "(2, NULL, 'silver', NULL)");

      for (String row :
          List.of(
              "(1, 'x@b.c', 'gold', NULL)",
              "(0, 'x@b.c', 'gold', NULL)",
              "(3, 'a@b.c', 'gold', NULL)",
              "(3, 'ab', 'gold', NULL)",
              "(3, repeat('a', 121), 'gold', NULL)",
              "(3, 'x@b.c', 'lead', NULL)",
              "(3, 'x@b.c', NULL, NULL)",
              "(3, 'x@b.c', 'gold', DATE '1899-12-31')",
              "(3, 'x@b.c', 'gold', DATE '2030-01-01')")) {
        assertThatThrownBy(() -> run(connection, insert + row))
            .as(row)
            .isInstanceOf(SQLException.class);
      }
    }
  }
}
