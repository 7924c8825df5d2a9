package dev.weft.cli.contract;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.terminal.Console;
import dev.weft.usecases.offline.GivenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a verb is given, or stdin.
///
/// @param file `-` for stdin, which a file of that name is not: that is `./-`
record GivenInput(Path file, Console console) {

  private static final String STDIN = "-";

  boolean isStdin() {
    return file.toString().equals(STDIN);
  }

  /// As a whole, as far as anything reads it.
  GivenFile read(int most) {
    if (!isStdin() && (!Files.exists(file) || Files.isDirectory(file))) {
      throw noFile();
    }
    try {
      return new GivenFile(file.toString(), start(most + 1));
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }

  private byte[] start(int most) throws IOException {
    if (isStdin()) {
      return console.input().readNBytes(most);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }

  Failure noFile() {
    return CliErrors.usage("There is no file " + file, "Name one file, or - for standard input.");
  }
}
