package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One walk over a folder on disk, within limits and without leaving it.
final class FolderWalk extends SimpleFileVisitor<Path> {

  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  private final Path given;
  private final Findings findings = new Findings();
  private final List<SourceFile> files = new ArrayList<>();
  private Path root;
  private long bytes;

  FolderWalk(Path given) {
    this.given = given;
    this.root = given;
  }

  FolderFiles list() {
    try {
      root = given.toRealPath();
      if (!Files.isDirectory(root)) {
        throw FolderErrors.noFolder(given.toString());
      }
      Files.walkFileTree(root, this);
    } catch (IOException e) {
      throw FolderErrors.noFolder(given.toString()).causedBy(e);
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return new FolderFiles(files, findings.list());
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return folder.equals(root) || Layout.isWanted(pathOf(folder) + "/")
        ? FileVisitResult.CONTINUE
        : FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String path = pathOf(file);
    if (!Layout.isWanted(path)) {
      return FileVisitResult.CONTINUE;
    }
    if (path.chars().anyMatch(c -> c < ' ' || c == '\\')) {
      findings.error(
          ErrorCode.DOC_PATH,
          Place.of(path.replaceAll("\\p{Cntrl}", "?")),
          "The file's name has a control character or a backslash",
          "Rename the file");
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      return visitLink(file, path);
    }
    return attributes.isRegularFile() ? take(file, path) : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    findings.error(
        ErrorCode.DOC_UNREADABLE,
        Place.of(pathOf(file)),
        "The file cannot be read",
        "Give the user that runs this command the right to read it");
    return FileVisitResult.CONTINUE;
  }

  private FileVisitResult visitLink(Path link, String path) throws IOException {
    Path target;
    try {
      target = link.toRealPath();
    } catch (IOException e) {
      refuse(path, "The link leads nowhere");
      return FileVisitResult.CONTINUE;
    }
    if (!target.startsWith(root)) {
      refuse(path, "The link leaves the folder");
    } else if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      refuse(path, "The link leads to something else than a file");
    } else if (!Layout.isWanted(pathOf(target))) {
      refuse(path, "The link leads to a hidden file");
    } else {
      return take(target, path);
    }
    return FileVisitResult.CONTINUE;
  }

  private void refuse(String path, String why) {
    findings.error(
        ErrorCode.DOC_PATH, Place.of(path), why, "Put the file itself here, or remove the link");
  }

  private FileVisitResult take(Path file, String path) {
    if (files.size() >= MOST_FILES) {
      findings.error(
          ErrorCode.DOC_TOO_MANY,
          Place.of(path),
          "The folder has more than " + MOST_FILES + " files",
          "Give the folder of a mesh, a domain or a product, without data");
      return FileVisitResult.TERMINATE;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes((int) (MOST_BYTES - bytes) + 1);
      bytes += content.length;
      if (bytes > MOST_BYTES) {
        findings.error(
            ErrorCode.DOC_TOO_LARGE,
            Place.of(path),
            "The folder's files up to this one have more than " + (MOST_BYTES >> 20) + " MB",
            "Keep data outside the folder, below the root of a connection");
        return FileVisitResult.TERMINATE;
      }
      files.add(new SourceFile(path, content));
      return FileVisitResult.CONTINUE;
    } catch (IOException e) {
      return visitFileFailed(file, e);
    }
  }

  private String pathOf(Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
