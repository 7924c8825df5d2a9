package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.model.table.WrittenFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/// Files of one write on their way to a folder. Their names begin with a mark of the write, so that
/// it can take back its own and nothing else.
///
/// @param from where they are made; may be the folder itself
/// @param to where they belong
record NewFiles(Path from, Path to, String mark) {

  NewFiles(Path from, Path to) {
    this(from, to, UUID.randomUUID().toString().substring(0, 13));
  }

  /// A file as the engine names it. An engine in a process of its own is not believed: what lies
  /// elsewhere, or is no file, is refused.
  Path inside(String name) {
    Path file = Path.of(name).normalize();
    if (!from.equals(file.getParent()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw EngineErrors.unwritable(file, new IOException("a file that was not made here"));
    }
    return file;
  }

  /// Syncs the files and their folder to disk; they lie in it then.
  List<WrittenFile> deliver(List<WrittenFile> files) {
    List<WrittenFile> delivered = files.stream().map(this::deliver).toList();
    sync(to, StandardOpenOption.READ);
    Path parent = to.getParent();
    if (parent != null) {
      sync(parent, StandardOpenOption.READ); // the folder itself may be new
    }
    return delivered;
  }

  private WrittenFile deliver(WrittenFile file) {
    Path made = Path.of(file.path());
    Path place = to.resolve(made.getFileName());
    try {
      if (!place.equals(made)) {
        Files.move(made, place);
      }
    } catch (IOException e) {
      throw EngineErrors.unwritable(place, e);
    }
    sync(place, StandardOpenOption.WRITE);
    return file.at(place.toString());
  }

  void delete(WrittenFile file) {
    delete(Path.of(file.path()));
  }

  /// Removes all of this write from the folder; what lies elsewhere goes with its session.
  void discard() {
    try (DirectoryStream<Path> own = Files.newDirectoryStream(to, mark + "-*")) {
      own.forEach(NewFiles::delete);
    } catch (IOException e) {
      throw EngineErrors.unwritable(to, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw EngineErrors.unwritable(file, e);
    }
  }

  private static void sync(Path path, StandardOpenOption how) {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    } catch (IOException e) {
      throw EngineErrors.unwritable(path, e);
    }
  }
}
