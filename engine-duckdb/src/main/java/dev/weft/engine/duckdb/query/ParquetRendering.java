package dev.weft.engine.duckdb.query;

import dev.weft.engine.QueryEngine.Ending;
import dev.weft.engine.duckdb.instance.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Sends a result as one Parquet file, by way of a temporary file: its footer comes last.
final class ParquetRendering {

  private final Path temp;

  /// Writes below a folder.
  ParquetRendering(Path temp) {
    this.temp = temp;
  }

  Ending render(Execution run, Statement statement) throws SQLException {
    Path file = reserve();
    try {
      long rows = copy(run, statement, file);
      checkSize(run, file);
      boolean truncated = rows == run.limits().rows() && hasMore(run, statement);
      send(file, run.out());
      return run.ending(rows, truncated);
    } finally {
      remove(file);
    }
  }

  private static long copy(Execution run, Statement statement, Path file) throws SQLException {
    return statement.executeLargeUpdate(
        "COPY ("
            + run.rows(run.limits().rows()).distinctColumns()
            + ") TO "
            + SqlText.text(file.toString())
            + " (FORMAT parquet, COMPRESSION zstd)");
  }

  private static boolean hasMore(Execution run, Statement statement) throws SQLException {
    String more = run.rows(1).columns() + " OFFSET " + run.limits().rows();
    try (ResultSet row = statement.executeQuery(more)) {
      return row.next();
    }
  }

  private static void checkSize(Execution run, Path file) {
    try {
      if (Files.size(file) > run.limits().bytes()) {
        throw QueryErrors.tooLarge(run.limits().bytes());
      }
    } catch (IOException e) {
      throw QueryErrors.temporary(e);
    }
  }

  private static void send(Path file, BoundedOutput out) {
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw QueryErrors.temporary(e);
    }
  }

  private Path reserve() {
    try {
      return Files.createTempFile(Files.createDirectories(temp), "result", ".parquet");
    } catch (IOException e) {
      throw QueryErrors.temporary(e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw QueryErrors.temporary(e);
    }
  }
}
