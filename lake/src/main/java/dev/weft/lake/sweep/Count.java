package dev.weft.lake.sweep;

import dev.weft.lake.storage.Storage;
import java.nio.file.Path;
import java.util.TreeSet;

/// Adds up a tally; keeps only the paths it will list.
final class Count {

  private final Storage storage;
  private final TreeSet<String> first = new TreeSet<>();
  private long files;
  private long bytes;

  Count(Storage storage) {
    this.storage = storage;
  }

  void add(Path path, long size) {
    files++;
    bytes += size;
    first.add(storage.name(path));
    if (first.size() > Tally.LISTED) {
      first.removeLast();
    }
  }

  Tally tally() {
    return new Tally(files, bytes, first.stream().toList());
  }
}
