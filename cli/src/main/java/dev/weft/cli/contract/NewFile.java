package dev.weft.cli.contract;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that an answer goes to. One that is there is written over only by who says so.
final class NewFile {

  private final Path path;
  private final boolean force;

  NewFile(Path path, boolean force) {
    this.path = path;
    this.force = force;
  }

  /// Before any work is done.
  void check() {
    if (!force && Files.exists(path)) {
      throw CliErrors.usage(
          "There is a file " + path + " already", "Name another one, or add --force.");
    }
  }

  void write(String text) {
    check();
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (force) {
        Files.write(path, bytes);
      } else {
        // whoever made it meanwhile keeps it
        Files.write(path, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw CliErrors.unwritable(path, e);
    }
  }
}
