package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Replaces files on disk, each at once: whoever reads sees the old or the new one. All are written
/// beside their places before the first is moved there.
final class WholeFiles {

  private final Map<Path, byte[]> before;

  /// @param before what is replaced; a file that holds something else stops all
  WholeFiles(Map<Path, byte[]> before) {
    this.before = before;
  }

  void replace(Map<Path, byte[]> after) {
    Map<Path, Path> ready = new LinkedHashMap<>();
    try {
      for (var file : after.entrySet()) {
        ready.put(target(file.getKey()), beside(file.getKey(), file.getValue()));
      }
      for (var file : ready.entrySet()) {
        move(file.getValue(), file.getKey());
      }
    } finally {
      ready.values().forEach(WholeFiles::forget);
    }
  }

  /// Through links, so that the link stays one.
  private static Path target(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw CliErrors.unreadable(path, e);
    }
  }

  private Path beside(Path path, byte[] bytes) {
    Path target = target(path);
    try {
      if (!Arrays.equals(Files.readAllBytes(target), before.get(path))) {
        throw changed(path);
      }
      Path file = Files.createTempFile(target.getParent(), ".weft-", ".tmp");
      Files.write(file, bytes);
      likeBefore(target, file);
      return file;
    } catch (IOException e) {
      throw CliErrors.unwritable(path, e);
    }
  }

  private static void likeBefore(Path target, Path file) throws IOException {
    var old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    var now = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (old != null && now != null) {
      now.setPermissions(old.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CliErrors.unwritable(to, e);
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // a hidden file that nobody reads
    }
  }

  private static Failure changed(Path path) {
    return Problem.of(
            ErrorCode.SERVER_CHANGED,
            path + " has changed while it was being mended, and nothing was written",
            "Run it again.")
        .failure();
  }
}
