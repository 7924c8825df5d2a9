package dev.weft.lake.sweep;

import dev.weft.lake.storage.Storage;
import dev.weft.model.table.MetadataLocation;
import java.nio.file.Path;
import java.util.Set;

/// The only one who deletes files of the lake. Thread-safe; one sweep at a time is enough.
public final class Sweeper {

  private final Storage storage;

  /// A sweeper of the lake in this folder.
  public Sweeper(Path root) {
    this.storage = new Storage(root);
  }

  /// Deletes every file that no retained metadata reaches, that is of no live run and that has not
  /// changed within the grace; then folders that are empty and as old. Links are never followed;
  /// one that nothing reachable lies behind is itself deleted like a file. Where retained metadata
  /// is missing or cannot be read, the whole folder of that table is spared.
  ///
  /// Reachable is what any snapshot in retained metadata names: metadata files, manifest lists,
  /// manifests, data, delete and statistics files.
  public SweepReport sweep(SweepRequest request) {
    return new Sweep(storage, request).run();
  }

  /// Counts, changes nothing.
  public StorageReport inspect(Set<MetadataLocation> retained, Set<String> liveRuns) {
    return new Inspection(storage, retained, liveRuns).run();
  }
}
