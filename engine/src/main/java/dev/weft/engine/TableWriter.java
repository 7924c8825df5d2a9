package dev.weft.engine;

import dev.weft.model.quality.Check;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the result of a statement as Parquet files with Iceberg field ids. The SELECT is
/// evaluated once, also when rows are moved aside. Thread-safe.
public interface TableWriter {

  /// What to write.
  ///
  /// @param schema the table's columns with field ids; the statement's columns match by name and
  ///   are cast, a value that does not fit fails the write
  /// @param partition by columns of the schema
  /// @param sort columns, ascending, within each file
  /// @param data existing or new folder for the table's files, absolute
  /// @param quarantine checks of rows whose breakers are moved aside
  /// @param rejects existing or new folder for files of moved rows (`Rejects.SCHEMA`), absolute
  /// @param groups how many subjects every row of the result, moved ones included, stands for at
  ///   least; the counts are no columns of the table
  record Write(
      GovernedStatement select,
      Schema schema,
      List<PartitionField> partition,
      List<String> sort,
      Path data,
      List<Check> quarantine,
      Path rejects,
      List<LeastGroup> groups) {

    /// A write of rows that stand for nobody.
    public Write(
        GovernedStatement select,
        Schema schema,
        List<PartitionField> partition,
        List<String> sort,
        Path data,
        List<Check> quarantine,
        Path rejects) {
      this(select, schema, partition, sort, data, quarantine, rejects, List.of());
    }

    public Write {
      partition = List.copyOf(partition);
      sort = List.copyOf(sort);
      quarantine = List.copyOf(quarantine);
      groups = List.copyOf(groups);
    }
  }

  /// What a row must stand for.
  ///
  /// @param count columns of the statement; nobody with a value is no small number of people
  /// @param least subjects
  record LeastGroup(Counted.Count count, int least) {}

  /// What was written. Files are synced to disk.
  ///
  /// @param small rows that stand for fewer subjects than they must; when there are any, nothing
  ///   was written
  /// @param rejected moved rows by the name of the check they broke first
  /// @param rejectFiles files of moved rows in the schema of `Rejects`
  record Written(
      List<WrittenFile> files,
      long rows,
      SortedMap<String, Long> rejected,
      List<WrittenFile> rejectFiles,
      Map<LeastGroup, Long> small) {

    public Written(
        List<WrittenFile> files,
        long rows,
        SortedMap<String, Long> rejected,
        List<WrittenFile> rejectFiles) {
      this(files, rows, rejected, rejectFiles, Map.of());
    }

    public Written {
      small = Map.copyOf(small);
      files = List.copyOf(files);
      rejected = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
      rejectFiles = List.copyOf(rejectFiles);
    }

    public long rejectedRows() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  Written write(Write write, Cancellation cancellation);
}
