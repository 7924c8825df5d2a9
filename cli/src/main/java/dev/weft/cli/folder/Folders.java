package dev.weft.cli.folder;

import dev.weft.cli.command.References;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Reported;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folder a verb works on, and findings about it as seen from where the caller stands.
public final class Folders {

  private static final long LARGEST_SHOWN = 1_000_000;

  private Folders() {}

  /// The folder of that name, which exists.
  public static Path existing(String text) {
    Path folder = References.folder(text);
    if (!Files.isDirectory(folder)) {
      throw CliErrors.noSuchFolder(folder);
    }
    return folder;
  }

  /// The findings with paths that an editor can open from here, and the line each points to.
  static List<Reported> seen(List<Reported> findings, Path folder) {
    return findings.stream().map(finding -> seen(finding, folder)).toList();
  }

  private static Reported seen(Reported finding, Path folder) {
    if (finding.file().isEmpty()) {
      return finding;
    }
    Path file = folder.resolve(finding.file()).normalize();
    boolean below = file.startsWith(folder.normalize()) || folder.normalize().toString().isEmpty();
    Reported shown =
        finding.excerpt().isEmpty() && finding.line() > 0 && below
            ? finding.withExcerpt(line(file, finding.line()))
            : finding;
    return shown.withFile(file.toString());
  }

  private static String line(Path file, int number) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_SHOWN) {
        return "";
      }
      try (Stream<String> lines = Files.readString(file, StandardCharsets.UTF_8).lines()) {
        return lines.skip(number - 1L).findFirst().orElse("");
      }
    } catch (IOException e) {
      return "";
    }
  }
}
