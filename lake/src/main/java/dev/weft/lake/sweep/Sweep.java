package dev.weft.lake.sweep;

import dev.weft.lake.storage.LakeErrors;
import dev.weft.lake.storage.Storage;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One sweep: mark, then delete the rest.
final class Sweep extends SimpleFileVisitor<Path> {

  private final Storage storage;
  private final SweepRequest request;
  private final Marks marks;
  private final Instant limit;
  private final Deque<Instant> changed = new ArrayDeque<>();
  private final Count deleted;
  private final Count young;
  private final Count failed;
  private long folders;

  Sweep(Storage storage, SweepRequest request) {
    this.storage = storage;
    this.request = request;
    this.marks = new Marks(storage, request.retained());
    this.limit = request.now().minus(request.grace());
    this.deleted = new Count(storage);
    this.young = new Count(storage);
    this.failed = new Count(storage);
  }

  SweepReport run() {
    try {
      Files.walkFileTree(storage.root(), this);
    } catch (IOException e) {
      throw LakeErrors.unlisted(e);
    }
    return new SweepReport(
        deleted.tally(),
        young.tally(),
        folders,
        marks.unsure().stream().map(this::name).toList(),
        failed.tally());
  }

  private String name(Path folder) {
    return folder.equals(storage.root()) ? "." : storage.name(folder);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (isSpared(folder)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    // Its age before this sweep: deleting what lies in it makes a folder look new.
    changed.push(attributes.lastModifiedTime().toInstant());
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (storage.isMark(file)
        || isSpared(file)
        || marks.isReachable(file)
        || isWayToReachable(file, attributes)) {
      return FileVisitResult.CONTINUE;
    }
    if (isYoung(attributes.lastModifiedTime().toInstant())) {
      young.add(file, attributes.size());
    } else {
      delete(file, attributes.size());
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean isWayToReachable(Path file, BasicFileAttributes attributes) {
    return attributes.isSymbolicLink() && marks.leadsToReachable(file);
  }

  private boolean isSpared(Path path) {
    return storage.run(path).filter(request.liveRuns()::contains).isPresent()
        || Stream.iterate(path, above -> above.startsWith(storage.root()), Path::getParent)
            .anyMatch(marks.unsure()::contains);
  }

  private boolean isYoung(Instant change) {
    return change.isAfter(limit);
  }

  private void delete(Path file, long size) {
    try {
      Files.deleteIfExists(file);
      deleted.add(file, size);
    } catch (IOException e) {
      failed.add(file, size);
    }
  }

  /// A file that vanished while we walk needs no sweeping.
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    boolean old = !isYoung(changed.pop());
    if (old && !folder.equals(storage.root())) {
      try {
        Files.delete(folder);
        folders++;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        return FileVisitResult.CONTINUE;
      }
    }
    return FileVisitResult.CONTINUE;
  }
}
