package dev.weft.lake.table;

import dev.weft.lake.storage.LakeErrors;
import dev.weft.lake.storage.Storage;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;

/// The next state of one table within one run, until it is committed. For one thread.
public final class TableState {

  private final Storage storage;
  private final TableDraft draft;
  private final RunTable table;
  private final Path data;

  TableState(Storage storage, TableDraft draft, RunTable table) {
    this.storage = storage;
    this.draft = draft;
    this.table = table;
    this.data = draft.place().folder(storage.root(), draft.run()).resolve("data");
  }

  /// The columns with their ids.
  public Schema schema() {
    return draft.schema();
  }

  /// Where the data files must lie, absolute.
  public Path dataFolder() {
    return data;
  }

  /// Makes these files the whole table, in one snapshot; none at all make an empty one. Returns
  /// after everything is on the disk. To be called once. Throws LAKE_CLOCK when the clock went back
  /// during the run.
  ///
  /// Files without rows are left out. A bound that cannot be read is dropped, a partition value
  /// that cannot is IllegalArgumentException: transforms of time come as Iceberg's number (months
  /// since 1970 …) or, except for years, as ISO text.
  ///
  /// @param files below `dataFolder()`, synced by their writer; LAKE_MISSING_FILE when one is not
  ///   there in its full length
  public MetadataLocation commit(List<WrittenFile> files) {
    LineClock.check(table.current().lastUpdatedMillis(), System.currentTimeMillis());
    var added = files.stream().filter(file -> file.rows() > 0).map(this::dataFile).toList();
    if (!added.isEmpty()) {
      storage.sync(data, data);
    }
    return table.replace(added).write();
  }

  private DataFile dataFile(WrittenFile file) {
    Path path = storage.path(file.path());
    if (!path.startsWith(data)) {
      throw new IllegalArgumentException(
          storage.name(path) + " does not lie in its run's folder " + storage.name(data));
    }
    if (path.toFile().length() != file.bytes() || !Files.isRegularFile(path)) {
      throw LakeErrors.missing(storage.name(path));
    }
    var metadata = table.current();
    return DataFiles.builder(metadata.spec())
        .withPath(path.toString())
        .withFormat(FileFormat.PARQUET)
        .withRecordCount(file.rows())
        .withFileSizeInBytes(file.bytes())
        .withPartition(PartitionValues.of(metadata.spec(), file.partition()))
        .withMetrics(FileMetrics.of(file, metadata.schema()))
        .withSplitOffsets(file.splitOffsets().isEmpty() ? null : file.splitOffsets())
        .withSortOrder(metadata.sortOrder())
        .build();
  }
}
