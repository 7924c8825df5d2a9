package dev.weft.engine.duckdb.instance;

import dev.weft.model.table.ScanPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Statements that run one after the other and see each other's temporary tables, and what stops
/// them. Failures are `WeftException` of `EngineErrors`, `SQL_CANCELLED` soon after its
/// cancellation was raised. Not thread-safe, but the cancellation may be raised from anywhere.
public interface Session extends AutoCloseable {

  /// Makes one thing of a row.
  @FunctionalInterface
  interface RowReader<T> {
    T read(Row row);
  }

  /// Runs a statement whose result does not matter.
  void execute(String sql);

  /// Runs a query with a small result.
  <T> List<T> rows(String sql, RowReader<T> reader);

  /// Runs a query of exactly one row.
  default <T> T row(String sql, RowReader<T> reader) {
    return rows(sql, reader).getFirst();
  }

  /// The scans with every file where statements of this session find it. Throws
  /// `LAKE_MISSING_FILE`.
  Map<String, ScanPlan> open(Map<String, ScanPlan> scans);

  /// Where statements of this session find a file; what is no file stays where it is.
  Path open(Path file);

  /// Opens a database file, to be read only, for statements of this session; it is closed with it.
  ///
  /// @param name what statements call it, that no other session uses
  void attach(Path file, String name);

  /// Where statements of this session write files that belong into a folder, which exists: the
  /// folder itself, or one from which they are moved there.
  Path outbox(Path folder);

  @Override
  void close();
}
