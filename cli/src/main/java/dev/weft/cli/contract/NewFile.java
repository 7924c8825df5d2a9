package dev.weft.cli.contract;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where an answer goes: to stdout, or to a file. One that is there is written over only by who
/// says so.
final class NewFile {

  @Option(names = "--out", paramLabel = "FILE", description = "A new file; default: stdout.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Write over the file that --out names.")
  private boolean force;

  /// Empty for stdout.
  Optional<Path> path() {
    return Optional.ofNullable(out);
  }

  /// Before any work is done.
  void check() {
    if (out != null && !force && Files.exists(out)) {
      throw CliErrors.usage(
          "There is a file " + out + " already", "Name another one, or add --force.");
    }
  }

  /// Does nothing for stdout.
  void write(String text) {
    check();
    if (out == null) {
      return;
    }
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (force) {
        Files.write(out, bytes);
      } else {
        // whoever made it meanwhile keeps it
        Files.write(out, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw CliErrors.unwritable(out, e);
    }
  }
}
