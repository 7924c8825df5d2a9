package dev.weft.cli;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Parquet files of other programs.
final class Parquet {

  private Parquet() {}

  static void write(Path file, String select) {
    try (var engine = DriverManager.getConnection("jdbc:duckdb:");
        var statement = engine.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
