package dev.weft.lake.table;

import dev.weft.lake.storage.LakeErrors;
import dev.weft.lake.storage.Storage;
import dev.weft.model.table.MetadataLocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/// One table within one run, for Iceberg's own operations. Commits stay in memory; `write` makes a
/// metadata file that nobody knows until a release names it.
final class RunTable implements TableOperations {

  /// No other tool may purge or expire: the sweeper alone knows what releases can reach.
  private static final Map<String, String> FIRST =
      Map.of("gc.enabled", "false", "write.metadata.delete-after-commit.enabled", "false");

  private final Storage storage;
  private final Path folder;
  private final Path synced;
  private TableMetadata now;

  /// @param synced the highest folder that may have got a new name in it
  private RunTable(Storage storage, Path folder, Path synced, TableMetadata start) {
    this.storage = storage;
    this.folder = folder;
    this.synced = synced;
    this.now = start;
  }

  /// A new state with the draft's columns, partitions and sort order, on top of the line.
  static RunTable begin(Storage storage, TableDraft draft, TableLine line) {
    var table = draft.place().folder(storage.root());
    var folder = draft.place().folder(storage.root(), draft.run());
    var start =
        line.newest()
            .map(newest -> next(storage, storage.metadata(newest), draft, line))
            .orElseGet(() -> first(table, draft));
    return new RunTable(storage, folder, line.newest().isEmpty() ? storage.root() : table, start);
  }

  private static TableMetadata first(Path table, TableDraft draft) {
    var schema = IcebergSchemas.iceberg(draft.schema());
    var properties = new HashMap<>(FIRST);
    properties.put(ColumnIds.PROPERTY, ColumnIds.NONE.with(draft.schema(), 0).json());
    return TableMetadata.buildFromEmpty(2)
        .assignUUID()
        .setLocation(table.toString())
        .setProperties(properties)
        .setCurrentSchema(schema, schema.highestFieldId())
        .setDefaultPartitionSpec(new PartitionSpecs(schema, List.of(), 0).of(draft.partition()))
        .setDefaultSortOrder(order(schema, draft.sort()))
        .build();
  }

  private static TableMetadata next(
      Storage storage, TableMetadata newest, TableDraft draft, TableLine line) {
    var schema = IcebergSchemas.iceberg(draft.schema());
    var ids = ColumnIds.of(newest).with(draft.schema(), newest.lastColumnId());
    var specs = new PartitionSpecs(schema, newest.specs(), newest.lastAssignedPartitionId());
    // Like Iceberg's own "create or replace": the next snapshot has no parent. An overwrite would
    // write the parent's files down as deleted, under a partition spec whose column may be gone,
    // which nobody can read again.
    //
    // Through a state without partitions and order: neither the old ones may lack their columns
    // after the schema has changed, nor the new ones before.
    return TableMetadata.buildFrom(newest)
        .removeSnapshots(new ShownSnapshots(storage).hidden(newest, line.retained()))
        .removeRef(SnapshotRef.MAIN_BRANCH)
        .setProperties(Map.of(ColumnIds.PROPERTY, ids.json()))
        .setDefaultPartitionSpec(PartitionSpec.unpartitioned())
        .setDefaultSortOrder(SortOrder.unsorted())
        .setCurrentSchema(schema, Math.max(newest.lastColumnId(), schema.highestFieldId()))
        .setDefaultPartitionSpec(specs.of(draft.partition()))
        .setDefaultSortOrder(order(schema, draft.sort()))
        .build();
  }

  private static SortOrder order(Schema schema, List<String> columns) {
    var order = SortOrder.builderFor(schema);
    columns.forEach(column -> order.asc(column, NullOrder.NULLS_LAST));
    return order.build();
  }

  /// What `target` showed, on top of the newest history.
  static RunTable showAgain(Storage storage, Path folder, TableLine line, MetadataLocation target) {
    var newest =
        storage.metadata(
            line.newest()
                .orElseThrow(() -> new IllegalArgumentException("No line to show again from")));
    var shown = storage.metadata(target);
    long snapshot = shown.currentSnapshot().snapshotId();
    if (!newest.uuid().equals(shown.uuid()) || newest.snapshot(snapshot) == null) {
      throw LakeErrors.foreign(
          storage.name(storage.path(target.path())), "its state has left the table's line");
    }
    var retained = new HashSet<>(line.retained());
    retained.add(target);
    var start =
        TableMetadata.buildFrom(newest)
            .removeSnapshots(new ShownSnapshots(storage).hidden(newest, retained))
            .setDefaultPartitionSpec(PartitionSpec.unpartitioned())
            .setDefaultSortOrder(SortOrder.unsorted())
            .setCurrentSchema(shown.currentSchemaId())
            .setDefaultPartitionSpec(shown.defaultSpecId())
            .setDefaultSortOrder(shown.defaultSortOrderId())
            .setBranchSnapshot(snapshot, SnapshotRef.MAIN_BRANCH)
            .build();
    return new RunTable(storage, folder, folder.resolveSibling(""), start);
  }

  /// Full refresh in one snapshot; no files make an empty snapshot. `begin` left no current one, so
  /// what is added is all there is.
  RunTable replace(List<DataFile> files) {
    var all = new BaseTable(this, storage.name(folder)).newFastAppend();
    files.forEach(all::appendFile);
    all.commit();
    return this;
  }

  /// Writes the metadata file and syncs all folders on the way to it.
  MetadataLocation write() {
    String location = metadataFileLocation("table.metadata.json");
    try {
      TableMetadataParser.write(now, io().newOutputFile(location));
    } catch (AlreadyExistsException e) {
      throw new IllegalStateException(
          "This run has committed " + storage.name(folder) + " already", e);
    }
    storage.sync(folder.resolve("metadata"), synced);
    return new MetadataLocation(location);
  }

  @Override
  public TableMetadata current() {
    return now;
  }

  @Override
  public TableMetadata refresh() {
    return now;
  }

  /// Iceberg means this very object.
  @Override
  @SuppressWarnings("ReferenceEquality")
  public void commit(TableMetadata base, TableMetadata next) {
    if (base != now) {
      throw new CommitFailedException("%s moved within its own run", storage.name(folder));
    }
    now = next;
  }

  @Override
  public FileIO io() {
    return storage.io();
  }

  @Override
  public String metadataFileLocation(String file) {
    return folder.resolve("metadata").resolve(file).toString();
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(folder.toString(), now.properties());
  }
}
