package dev.weft.lake.table;

import dev.weft.lake.storage.LakeErrors;
import dev.weft.lake.storage.Storage;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/// What one metadata file shows: its schema, and its files when they are asked for. Immutable.
public final class ShownTable {

  private static final List<String> NEEDED =
      List.of("file_path", "record_count", "file_size_in_bytes");
  private static final List<String> STATISTICS =
      List.of(
          "value_counts", "null_value_counts", "nan_value_counts", "lower_bounds", "upper_bounds");

  private final Storage storage;
  private final Path path;
  private final TableMetadata metadata;

  ShownTable(Storage storage, MetadataLocation location) {
    this.storage = storage;
    this.path = storage.path(location.path());
    this.metadata = storage.metadata(location);
  }

  public Schema schema() {
    return IcebergSchemas.model(metadata.schema(), ColumnIds.of(metadata));
  }

  /// Its files without those that can hold no row for which all filters are true, judged by the
  /// bounds in the metadata. Only what everybody may not see may be left out this way: filters of
  /// policies, never conditions of a statement over masked columns.
  public ScanPlan plan(List<RowExpression> filters) {
    var snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      throw LakeErrors.foreign(storage.name(path), "it shows no snapshot");
    }
    var writers = writers(metadata);
    var wanted = FileFilter.of(filters, metadata.schema());
    var files =
        manifests(snapshot).stream()
            .flatMap(manifest -> files(manifest, writers, wanted))
            .sorted(Comparator.comparing(ScanFile::path))
            .toList();
    return new ScanPlan(schema(), files);
  }

  /// Sequence number of a snapshot to the schema of the files it added.
  private static Map<Long, Schema> writers(TableMetadata metadata) {
    var keys = ColumnIds.of(metadata);
    var byId = new HashMap<Integer, Schema>();
    metadata.schemas().forEach(it -> byId.put(it.schemaId(), IcebergSchemas.model(it, keys)));
    var writers = new HashMap<Long, Schema>();
    metadata.snapshots().forEach(it -> writers.put(it.sequenceNumber(), byId.get(it.schemaId())));
    return writers;
  }

  private List<ManifestFile> manifests(Snapshot snapshot) {
    Path list = storage.path(snapshot.manifestListLocation());
    return storage.reading(
        list,
        () -> {
          if (!snapshot.deleteManifests(storage.io()).isEmpty()) {
            throw LakeErrors.foreign(storage.name(list), "it names files of deleted rows");
          }
          return snapshot.dataManifests(storage.io());
        });
  }

  private Stream<ScanFile> files(
      ManifestFile manifest, Map<Long, Schema> writers, Optional<Predicate<DataFile>> wanted) {
    Path path = storage.path(manifest.path());
    var fields = new ArrayList<>(NEEDED);
    wanted.ifPresent(_ -> fields.addAll(STATISTICS));
    return storage
        .reading(
            path,
            () -> {
              // Without the table's specs: the manifest carries its own, whose columns the current
              // schema may have dropped.
              try (var reader = ManifestFiles.read(manifest, storage.io(), null).select(fields)) {
                return StreamSupport.stream(reader.spliterator(), false)
                    .filter(wanted.orElse(_ -> true))
                    .map(file -> file(path, file, writers))
                    .toList();
              }
            })
        .stream();
  }

  private ScanFile file(Path manifest, DataFile file, Map<Long, Schema> writers) {
    var writer = writers.get(file.fileSequenceNumber());
    if (writer == null) {
      throw LakeErrors.foreign(
          storage.name(manifest), "nobody knows the schema that a data file was written with");
    }
    String path = storage.path(file.location()).toString();
    return new ScanFile(path, file.recordCount(), file.fileSizeInBytes(), writer);
  }
}
