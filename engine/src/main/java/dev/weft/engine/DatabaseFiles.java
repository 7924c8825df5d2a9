package dev.weft.engine;

import dev.weft.engine.SourceReader.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Tables in database files of the engine's own kind, which belong to others. Files are opened to
/// be read only; what such a file can have of programs (views, macros, columns that are computed)
/// is never run. Thread-safe.
public interface DatabaseFiles {

  /// A table to be opened.
  ///
  /// @param file by the name that errors call it by
  /// @param table perhaps with its schema in front
  /// @param bounds of the copy that may be made of it
  record Wanted(SourceFile file, String table, Bounds bounds) {}

  /// What one copy may take.
  ///
  /// @param bytes of the file
  /// @param time of the copy
  record Bounds(long rows, long bytes, Duration time) {}

  /// A column as the file has it.
  ///
  /// @param type in words of the engine
  /// @param keyPosition from 1 in the primary key; 0 outside of it
  /// @param comment empty for none
  record FileColumn(String name, String type, boolean required, int keyPosition, String comment) {}

  /// A column that is copied.
  ///
  /// @param as what the copy calls it
  record CopiedAs(String column, String as) {}

  /// A table in one state of its file. For one thread; any may raise the cancellation.
  interface OpenedTable extends AutoCloseable {

    /// Empty for none.
    String comment();

    /// In the table's order.
    List<FileColumn> columns();

    /// Writes all rows in their order, as Parquet. Types that Parquet has no word for become texts.
    /// Throws `CAPTURE_UNREADABLE`, `CAPTURE_LIMIT`, `SQL_CANCELLED`, `LAKE_DISK`.
    ///
    /// @param file is made or replaced, for its owner only
    void copy(List<CopiedAs> columns, Path file);

    @Override
    void close();
  }

  /// Opens a table. Throws `CAPTURE_NOTHING` when there is no such table, `CAPTURE_UNREADABLE` when
  /// the file is no such database, has more in a log beside it, or the table is a program.
  OpenedTable open(Wanted wanted, Cancellation cancellation);
}
