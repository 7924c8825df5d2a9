package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.model.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A folder of documents as the server takes it: every file, sorted, paths with `/`; hidden ones
/// only below `.weft/inputs`. The same files give the same bytes. Nothing outside the folder gets
/// in: a symbolic link that leaves it is refused.
public final class FolderZip {

  private static final long MOST_BYTES = 64_000_000;
  private static final int MOST_FILES = 20_000;
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final Path HIDDEN = Path.of(".weft");
  private static final Path INPUTS = HIDDEN.resolve("inputs");

  private final Path root;
  private final SortedMap<String, Path> files = new TreeMap<>();
  private long bytes;

  private FolderZip(Path root) {
    this.root = root;
  }

  /// The bytes of the zip. Refuses a folder that is missing, too large, or not to be read.
  public static byte[] of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw CliErrors.noSuchFolder(folder);
    }
    try {
      FolderZip zip = new FolderZip(folder.toRealPath());
      Files.walkFileTree(zip.root, zip.new Collector());
      return zip.pack();
    } catch (IOException e) {
      throw CliErrors.unreadable(folder, e);
    }
  }

  /// The bytes of a zip of some files below a folder.
  public static byte[] of(Path folder, List<Path> files) {
    try {
      FolderZip zip = new FolderZip(folder.toRealPath());
      for (Path file : files) {
        zip.add(zip.root.resolve(folder.relativize(file)));
      }
      return zip.pack();
    } catch (IOException e) {
      throw CliErrors.unreadable(folder, e);
    }
  }

  private byte[] pack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        Files.copy(file.getValue(), zip);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private void add(Path file) throws IOException {
    String path = root.relativize(file).toString().replace('\\', '/');
    if (Files.isSymbolicLink(file) && !isInside(file)) {
      throw leaves(path);
    }
    bytes += Files.size(file);
    files.put(path, file);
    if (bytes > MOST_BYTES || files.size() > MOST_FILES) {
      throw tooLarge(root);
    }
  }

  private boolean isInside(Path link) throws IOException {
    return Files.isRegularFile(link) && link.toRealPath().startsWith(root);
  }

  private boolean isHidden(Path path) {
    Path relative = root.relativize(path);
    for (int i = 0; i < relative.getNameCount(); i++) {
      boolean dotted = relative.getName(i).toString().startsWith(".");
      if (dotted && !isInputs(relative.subpath(i, relative.getNameCount()), path)) {
        return true;
      }
    }
    return false;
  }

  /// `.weft` on the way to `.weft/inputs`, and what is in there.
  private static boolean isInputs(Path relative, Path path) {
    return relative.startsWith(INPUTS) || (relative.equals(HIDDEN) && Files.isDirectory(path));
  }

  private static Failure leaves(String path) {
    return Problem.of(
            ErrorCode.DOC_PATH,
            "'" + path + "' is a symbolic link that leads out of the folder, or to no file",
            "Put the file itself there, or remove the link.")
        .failure();
  }

  private static Failure tooLarge(Path root) {
    return Problem.of(
            ErrorCode.DOC_TOO_LARGE,
            root + " holds more than " + MOST_FILES + " files or 64 MB",
            "Name the folder of a mesh, a domain or a product; data belongs elsewhere.")
        .failure();
  }

  /// Sees every file that is not hidden.
  private final class Collector extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!isHidden(file)) {
        add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
