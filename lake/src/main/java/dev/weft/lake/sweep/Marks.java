package dev.weft.lake.sweep;

import dev.weft.lake.storage.Storage;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;

/// Everything that metadata files reach, found by reading them and the manifests below.
final class Marks {

  private static final java.util.List<String> NEEDED =
      java.util.List.of("file_path", "file_size_in_bytes");

  private final Storage storage;
  private final NavigableMap<Path, Long> reachable = new TreeMap<>();
  private final NavigableSet<Path> unreadable = new TreeSet<>();
  private final NavigableSet<Path> unsure = new TreeSet<>();

  Marks(Storage storage, Collection<MetadataLocation> retained) {
    this.storage = storage;
    retained.forEach(this::metadata);
  }

  /// Paths to the size that metadata says, 0 when it says none.
  NavigableMap<Path, Long> reachable() {
    return reachable;
  }

  /// Files that are there but cannot be read.
  NavigableSet<Path> unreadable() {
    return unreadable;
  }

  /// Folders below which nobody can tell what is reachable.
  NavigableSet<Path> unsure() {
    return unsure;
  }

  boolean isReachable(Path path) {
    return reachable.containsKey(path);
  }

  /// Whether something reachable has this path on its way, as behind a linked folder.
  boolean leadsToReachable(Path path) {
    Path next = reachable.ceilingKey(path);
    return next != null && next.startsWith(path);
  }

  private void metadata(MetadataLocation location) {
    Path path = pathOf(location.path());
    mark(path, 0);
    reading(
        path,
        () -> {
          TableMetadata metadata = storage.metadata(location);
          metadata.snapshots().forEach(this::snapshot);
          metadata
              .statisticsFiles()
              .forEach(file -> mark(pathOf(file.path()), file.fileSizeInBytes()));
          metadata
              .partitionStatisticsFiles()
              .forEach(file -> mark(pathOf(file.path()), file.fileSizeInBytes()));
        });
  }

  private void snapshot(Snapshot snapshot) {
    Path list = pathOf(snapshot.manifestListLocation());
    if (mark(list, 0)) {
      reading(list, () -> snapshot.allManifests(storage.io()).forEach(this::manifest));
    }
  }

  private void manifest(ManifestFile manifest) {
    Path path = pathOf(manifest.path());
    if (mark(path, manifest.length())) {
      reading(
          path,
          () -> {
            try (var reader = open(manifest)) {
              reader.forEach(file -> mark(pathOf(file.location()), file.fileSizeInBytes()));
            }
          });
    }
  }

  private ManifestReader<? extends ContentFile<?>> open(ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, storage.io(), null).select(NEEDED)
        : ManifestFiles.readDeleteManifest(manifest, storage.io(), null).select(NEEDED);
  }

  private Path pathOf(String location) {
    return storage.path(location);
  }

  /// Returns whether the path is new here.
  private boolean mark(Path path, long bytes) {
    return reachable.put(path, bytes) == null;
  }

  private void reading(Path path, Walk walk) {
    try {
      storage.reading(
          path,
          () -> {
            walk.run();
            return path;
          });
    } catch (WeftException e) {
      unsure.add(storage.tableFolder(path));
      if (Files.exists(path)) {
        unreadable.add(path);
      }
    }
  }

  @FunctionalInterface
  private interface Walk {
    void run() throws java.io.IOException;
  }
}
