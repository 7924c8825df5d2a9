package dev.weft.cli.contract;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.terminal.Width;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Files as they were in a revision of a git repository, read by git itself.
final class GitFiles {

  private static final int LONGEST_COMPLAINT = 4096;

  private final String path;
  private final Path folder;

  /// @param path where programs are looked for, as in PATH
  /// @param folder inside the repository; relative paths in it begin with `./`
  GitFiles(String path, Path folder) {
    this.path = path;
    this.folder = folder;
  }

  /// Whether a text has the look of `REVISION:path`.
  static boolean isRevision(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && colon < text.length() - 1 && !text.startsWith("-");
  }

  /// The content of `REVISION:path`, cut behind `most` bytes. Nothing of the text is seen by a
  /// shell or taken for an option.
  byte[] read(String revision, int most) {
    String git = find().orElseThrow(() -> missing(revision)).toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(git, "--no-pager", "show", "--no-textconv", "--end-of-options", revision))
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    try {
      Path complaints = Files.createTempFile("weft-git", ".txt");
      try {
        Process process = builder.redirectError(complaints.toFile()).start();
        byte[] bytes = content(process, most);
        // A process whose output was cut ends by itself on the closed pipe.
        int exit = process.waitFor();
        if (exit != 0 && bytes.length <= most) {
          throw refused(revision, complaints);
        }
        return bytes;
      } finally {
        Files.delete(complaints);
      }
    } catch (IOException e) {
      throw missing(revision);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(revision);
    }
  }

  private static byte[] content(Process process, int most) throws IOException {
    try (InputStream out = process.getInputStream()) {
      return out.readNBytes(most + 1);
    }
  }

  private Optional<Path> find() {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(place -> !place.isEmpty())
        .map(place -> Path.of(place, "git"))
        .filter(Files::isExecutable)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  private static Failure missing(String revision) {
    return CliErrors.usage(
        "'"
            + revision
            + "' is no file, and git, which could read it as a revision, is not on the PATH",
        "Install git, or name a file.");
  }

  private static Failure refused(String revision, Path complaints) throws IOException {
    String said =
        new String(
            Arrays.copyOf(
                Files.readAllBytes(complaints),
                (int) Math.min(LONGEST_COMPLAINT, Files.size(complaints))),
            StandardCharsets.UTF_8);
    String first = said.lines().findFirst().orElse("no reason given");
    return CliErrors.usage(
        "'" + revision + "' is no file, and git does not find it: " + Width.tame(first),
        "Write REVISION:path from the top of the repository, or REVISION:./path from here.");
  }
}
