package dev.weft.lake.sweep;

import dev.weft.lake.storage.LakeErrors;
import dev.weft.lake.storage.Storage;
import dev.weft.model.table.MetadataLocation;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One count of the lake.
final class Inspection extends SimpleFileVisitor<Path> {

  private final Storage storage;
  private final Set<String> liveRuns;
  private final Marks marks;
  private final Map<Path, Long> missing;
  private final Count reachable;
  private final Count unreachable;
  private final Count live;

  Inspection(Storage storage, Set<MetadataLocation> retained, Set<String> liveRuns) {
    this.storage = storage;
    this.liveRuns = Set.copyOf(liveRuns);
    this.marks = new Marks(storage, retained);
    this.missing = new HashMap<>(marks.reachable());
    this.reachable = new Count(storage);
    this.unreachable = new Count(storage);
    this.live = new Count(storage);
  }

  StorageReport run() {
    try {
      Files.walkFileTree(storage.root(), this);
    } catch (IOException e) {
      throw LakeErrors.unlisted(e);
    }
    var lost = new Count(storage);
    missing.forEach(lost::add);
    return new StorageReport(
        reachable.tally(),
        unreachable.tally(),
        lost.tally(),
        live.tally(),
        marks.unreadable().stream().map(storage::name).toList());
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (storage.isMark(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (missing.remove(file) != null) {
      reachable.add(file, attributes.size());
    } else if (storage.run(file).filter(liveRuns::contains).isPresent()) {
      live.add(file, attributes.size());
    } else {
      unreachable.add(file, attributes.size());
    }
    return FileVisitResult.CONTINUE;
  }

  /// A file that vanished while we walk was not there.
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
