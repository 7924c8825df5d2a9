package dev.weft.engine;

import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads files from outside the mesh into captured tables. Paths come resolved and checked; nothing
/// else is opened. Thread-safe.
public interface SourceReader {

  /// One file, as the source calls it and as it is opened.
  ///
  /// @param name what `_file` says: the path below the connection's root
  record SourceFile(String name, Path path) {}

  /// What stands in the files: column names in order of first appearance, over all files.
  record Shape(List<String> columns) {
    public Shape {
      columns = List.copyOf(columns);
    }
  }

  /// One declared column and where it comes from.
  ///
  /// @param source the column's spelling in the files; absent there means null
  /// @param present whether the files have it
  record Binding(String column, String source, boolean present) {}

  /// What to do with a value that is not of its declared type, or null where required.
  enum OnBadValue {
    /// The capture fails after counting them.
    FAIL,
    /// The row goes to the rejects.
    QUARANTINE,
    /// The value becomes null; a required column rejects the row all the same.
    IGNORE
  }

  /// What to read and where to put it.
  ///
  /// @param schema declared columns with field ids, `_file` (string) and `_row` (long, data rows
  ///   counted from 1 within their file) at the end
  /// @param data folder for the table's files
  /// @param rejects folder for files of rejected rows (`Rejects.SCHEMA`)
  record Capture(
      List<SourceFile> files,
      FileFormat format,
      List<Binding> bindings,
      Schema schema,
      OnBadValue onBadValue,
      Path data,
      Path rejects) {
    public Capture {
      files = List.copyOf(files);
      bindings = List.copyOf(bindings);
    }

    /// The same of files that lie elsewhere.
    public Capture from(List<SourceFile> others) {
      return new Capture(others, format, bindings, schema, onBadValue, data, rejects);
    }
  }

  /// What was read.
  ///
  /// @param rejected rows by reason class: `type`, `required`, `syntax`
  /// @param badValues values that were not of their type, by column, whatever was done about them
  record Captured(
      List<WrittenFile> files,
      long rows,
      SortedMap<String, Long> rejected,
      SortedMap<String, Long> badValues,
      List<WrittenFile> rejectFiles) {
    public Captured {
      files = List.copyOf(files);
      rejected = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
      badValues = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(badValues));
      rejectFiles = List.copyOf(rejectFiles);
    }

    public long rejectedRows() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// Throws `CAPTURE_UNREADABLE` when a file is not of its format.
  Shape inspect(List<SourceFile> files, FileFormat format);

  /// Reads all rows once and writes the captured table. A malformed line is a rejected row of class
  /// `syntax`, a malformed Parquet file is `CAPTURE_UNREADABLE`; with `FAIL` any bad value is
  /// `CAPTURE_DRIFT`, naming columns and counts.
  Captured capture(Capture capture, Cancellation cancellation);
}
