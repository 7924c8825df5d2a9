package dev.weft.engine.duckdb.source;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Database files for tests, and what was copied of them.
public final class DatabaseScript {

  private DatabaseScript() {}

  /// Runs statements in a file, as a program of somebody else does.
  public static void run(Path file, String... statements) {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static List<String> rows(DuckDb engine, Path parquet) {
    try (Session session = engine.session(new Cancellation())) {
      return session.rows(
          "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(" + SqlText.file(parquet) + ")",
          row -> row.cells().stream().map(String::valueOf).collect(Collectors.joining("|")));
    }
  }
}
