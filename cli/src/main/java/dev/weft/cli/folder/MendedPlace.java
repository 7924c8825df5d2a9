package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Reported;
import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.Linter;
import dev.weft.formats.mend.Mended;
import dev.weft.formats.mend.Mender;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What mending a file or a folder on this machine comes to, with names as the caller knows them.
record MendedPlace(int mended, List<Change> changes, List<Left> left) {

  /// A file that changes.
  ///
  /// @param name as the caller knows it
  record Change(String name, Path path, SourceFile before, SourceFile after) {

    List<String> diff() {
      return UnifiedDiff.of(name, before.text(), after.text());
    }
  }

  record Left(Reported finding, String reason) {}

  MendedPlace {
    changes = List.copyOf(changes);
    left = List.copyOf(left);
  }

  /// Reads and mends; writes nothing.
  static MendedPlace of(ErrorCode code, String text) {
    Path place = existing(text);
    var mender = new Mender(new Linter());
    return Files.isDirectory(place)
        ? named(mender.folder(code, FolderFiles.list(place)), place)
        : named(mender.file(code, read(place)), place.resolveSibling(""));
  }

  /// Reads a mesh folder and mends what breaks a rule; writes nothing.
  static MendedPlace of(String rule, RuleMending mending, String text) {
    Path place = existing(text);
    return named(mending.mend(place, rule), place);
  }

  private static MendedPlace named(Mended mended, Path folder) {
    return new MendedPlace(
        mended.mended(),
        mended.changes().stream().map(change -> change(change, folder)).toList(),
        mended.left().stream()
            .map(left -> new Left(seen(Reported.of(left.finding()), folder), left.reason()))
            .toList());
  }

  private static Change change(Mended.Change change, Path folder) {
    Path path = folder.resolve(change.before().path()).normalize();
    return new Change(path.toString(), path, change.before(), change.after());
  }

  private static Reported seen(Reported finding, Path folder) {
    return finding.file().isEmpty()
        ? finding
        : finding.withFile(folder.resolve(finding.file()).normalize().toString());
  }

  private static Path existing(String text) {
    try {
      Path path = Path.of(text);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      // no name of a file on this machine, so there is none
    }
    throw CliErrors.usage(
        "There is no file or folder " + text, "Name a document or a folder with documents.");
  }

  private static SourceFile read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(YamlReader.MOST_BYTES + 1);
      return new SourceFile(String.valueOf(path.getFileName()), bytes);
    } catch (IOException e) {
      throw CliErrors.unreadable(path, e);
    }
  }

  /// Writes every file that changes, each as a whole; none when one of them cannot be written or
  /// has changed meanwhile.
  void write() {
    Map<Path, byte[]> before = new LinkedHashMap<>();
    Map<Path, byte[]> after = new LinkedHashMap<>();
    for (Change change : changes) {
      before.put(change.path(), change.before().bytes());
      after.put(change.path(), change.after().bytes());
    }
    new WholeFiles(before).replace(after);
  }
}
