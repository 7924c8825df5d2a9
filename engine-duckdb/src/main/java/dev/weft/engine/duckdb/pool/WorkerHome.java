package dev.weft.engine.duckdb.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A worker's folders, its owner's alone, and the socket at which it meets the server.
///
/// @param folder of everything that goes with the worker
/// @param meeting of the socket: short, because a socket's path must be
record WorkerHome(Path folder, Path meeting) {

  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "insufficient memory|OutOfMemoryError|bad_alloc|Not enough space|Cannot allocate memory");

  static WorkerHome make(Path parent) throws IOException {
    Files.createDirectories(parent);
    WorkerHome home =
        new WorkerHome(
            Files.createTempDirectory(parent, "worker-"), Files.createTempDirectory("weft-"));
    Files.createDirectory(home.links());
    Files.createDirectory(home.scratch());
    return home;
  }

  /// Where linked files lie.
  Path links() {
    return folder.resolve("data");
  }

  /// Where the engine may write.
  Path scratch() {
    return folder.resolve("scratch");
  }

  /// What the process prints.
  Path log() {
    return folder.resolve("log");
  }

  Path socket() {
    return meeting.resolve("s");
  }

  /// The last line that the process printed before it answered; no statement has run by then.
  String lastWords() {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
      List<String> all = lines.filter(line -> !line.isBlank()).toList();
      return all.isEmpty() ? "" : all.getLast().strip();
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  /// Whether the process printed that it got no more memory, as the runtime does before it ends.
  boolean saysOutOfMemory() {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(OUT_OF_MEMORY.asPredicate());
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /// The worker has come: nobody else can.
  void closeMeeting() throws IOException {
    Files.deleteIfExists(socket());
    Files.deleteIfExists(meeting);
  }

  /// Removes all of it; what cannot be removed is removed when the server starts next.
  void remove() {
    remove(folder);
    remove(meeting);
  }

  /// Whether it is gone.
  private static boolean remove(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
