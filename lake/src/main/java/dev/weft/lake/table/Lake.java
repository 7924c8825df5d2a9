package dev.weft.lake.table;

import dev.weft.lake.storage.Storage;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Iceberg tables (format version 2) below one folder. The lake keeps no pointer: it is told the
/// newest metadata location and answers with the next, which nobody can see until a release names
/// it. Whoever publishes must do so by compare-and-set on `newest`, or the line would fork.
///
/// Thread-safe. Failures are LAKE_CLOCK, LAKE_DISK, LAKE_MISSING_FILE and LAKE_CORRUPT; arguments
/// that only a mistake in Weft could make are IllegalArgumentException.
public final class Lake {

  private final Storage storage;

  /// Opens the folder and makes it when it is absent. It belongs to the lake alone: the sweeper
  /// deletes whatever else lies in it.
  public Lake(Path root) {
    this.storage = new Storage(root);
  }

  /// The folder of the lake, absolute and without links.
  public Path root() {
    return storage.root();
  }

  /// What a catalog wrote into the lake to know it again; empty for a lake that has no mark yet.
  /// The sweeper spares it.
  public Optional<String> mark() {
    return storage.mark();
  }

  /// Marks the lake; synced when this returns. Throws LAKE_DISK.
  public void putMark(String text) {
    storage.putMark(text);
  }

  /// Where a run puts a table's data files: absolute, not made yet.
  public Path dataFolder(TablePlace place, String run) {
    return place.folder(root(), run).resolve("data");
  }

  /// Gives every column and nested field its id. A key (the path of keys from the top) has the same
  /// id for ever while its type only widens against every schema of the line: int to long, float to
  /// double, decimal to more digits of the same scale; anything else gets an id that was never
  /// used. Keys of maps do not widen. Ids of `desired` are ignored, order and names are kept.
  public Schema schemaFor(Optional<MetadataLocation> newest, Schema desired) {
    return newest
        .map(location -> FieldIds.of(storage.metadata(location)))
        .orElseGet(FieldIds::none)
        .assign(desired);
  }

  /// Throws LAKE_CLOCK when the clock is more than a minute behind the line: Iceberg could not
  /// record the next state.
  ///
  /// @param nowMillis milliseconds since the epoch
  public void checkClock(Optional<MetadataLocation> newest, long nowMillis) {
    newest.ifPresent(
        location -> LineClock.check(storage.metadata(location).lastUpdatedMillis(), nowMillis));
  }

  /// Starts the next state of a table on top of its line, in memory. Drops the snapshots that no
  /// retained release shows. Throws LAKE_CLOCK when the clock is behind the line.
  public TableState begin(TableDraft draft, TableLine line) {
    checkClock(line.newest(), System.currentTimeMillis());
    return new TableState(storage, draft, RunTable.begin(storage, draft, line));
  }

  /// Shows a state of the past again, on top of the newest: same rows, columns, ids, partitions.
  /// Writes one metadata file into the run's folder, synced.
  ///
  /// @param target metadata of a retained release of this table and major; otherwise its snapshot
  ///   may have left the line, which is LAKE_CORRUPT
  public MetadataLocation showAgain(
      TablePlace place, String run, TableLine line, MetadataLocation target) {
    checkClock(line.newest(), System.currentTimeMillis());
    return RunTable.showAgain(storage, place.folder(root(), run), line, target).write();
  }

  /// The files that are a table's state, ordered by path, and the schema each was written with.
  /// Does not look whether the data files are there.
  public ScanPlan plan(MetadataLocation location) {
    return shown(location).plan(List.of());
  }

  /// What one metadata file shows, of which no more than that file is read before it is planned.
  public ShownTable shown(MetadataLocation location) {
    return new ShownTable(storage, location);
  }

  /// Deletes what a run wrote for a product's major, in every table's folder. Only for a run that
  /// has ended without publishing: nothing refers to it. What cannot be deleted is left to the
  /// sweeper.
  public void discard(ProductId product, int major, String run) {
    storage.discard(product, major, run);
  }
}
