package dev.weft.cli;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what does not fit into memory, gone when closed. Only its owner may look inside.
final class Scratch implements AutoCloseable {

  private final Path folder;

  Scratch() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
    try {
      folder = Files.createTempDirectory(parent, "weft-contract-").toRealPath();
    } catch (IOException e) {
      throw CliErrors.unwritable(parent, e);
    }
  }

  Path folder() {
    return folder;
  }

  /// What cannot be removed is left to the system, which clears the folder of temporary files.
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException _) {
      // nobody waits for it
    }
  }
}
