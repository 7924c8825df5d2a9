package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A worker's private folder: hard links to the files that were decided for its present owner,
/// under names that are never used twice. Used by one thread at a time.
final class LinkFolder {

  private final Path folder;
  private final Map<String, Path> links = new HashMap<>();
  private long made;

  LinkFolder(Path folder) {
    this.folder = folder;
  }

  /// The scans with every file in its place here. Links stay, so that the engine finds again what
  /// it has read of them. Throws `WeftException` LAKE_MISSING_FILE when a file is gone.
  NavigableMap<String, ScanPlan> link(Map<String, ScanPlan> scans) {
    NavigableMap<String, ScanPlan> linked = new TreeMap<>();
    for (var scan : scans.entrySet()) {
      List<ScanFile> files = new ArrayList<>();
      for (ScanFile file : scan.getValue().files()) {
        files.add(file.at(link(file.path()).toString()));
      }
      linked.put(scan.getKey(), new ScanPlan(scan.getValue().schema(), files));
    }
    return linked;
  }

  /// Drops all links, for another owner.
  void clear() throws IOException {
    for (Path link : links.values()) {
      Files.deleteIfExists(link);
    }
    links.clear();
  }

  /// Where a file has its place here.
  Path link(String file) {
    return links.computeIfAbsent(file, this::make);
  }

  /// The same for a file that cannot be linked.
  Path copy(String file) throws IOException {
    Path copy = links.computeIfAbsent(file, _ -> next());
    return Files.exists(copy) ? copy : Files.copy(Path.of(file), copy);
  }

  private Path next() {
    return folder.resolve(made++ + ".parquet");
  }

  private Path make(String file) {
    Path link = next();
    try {
      return Files.createLink(link, Path.of(file));
    } catch (NoSuchFileException e) {
      throw EngineErrors.missingFile();
    } catch (IOException | UnsupportedOperationException e) {
      throw new UnlinkableException(e);
    }
  }
}
