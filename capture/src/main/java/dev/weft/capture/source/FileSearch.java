package dev.weft.capture.source;

import dev.weft.capture.source.Found.SourceFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// One search below a root. Links to folders are not followed while searching, except in the
/// leading parts that the pattern spells out; hidden folders are entered only when spelled out.
final class FileSearch {

  private final String capture;
  private final ConnectionRoot root;
  private final Glob pattern;
  private final FileLimits limits;
  private final List<SourceFile> found = new ArrayList<>();
  private int seen;

  FileSearch(String capture, ConnectionRoot root, Glob pattern, FileLimits limits) {
    this.capture = capture;
    this.root = root;
    this.pattern = pattern;
    this.limits = limits;
  }

  /// The files that fit, sorted by name.
  List<SourceFile> files() {
    Path start = root.folder().resolve(pattern.folder());
    if (!Files.exists(start)) {
      return List.of();
    }
    try {
      Path folder = inside(pattern.folder(), start);
      if (pattern.isLiteral()) {
        literal(folder.resolve(pattern.parts().getLast()));
      } else {
        Files.walkFileTree(folder, Set.of(), limits.depth(), new Visitor(folder));
      }
    } catch (IOException e) {
      throw SourceErrors.unreadable(capture, pattern.text(), "the folder cannot be listed")
          .causedBy(e);
    }
    found.sort(Comparator.comparing(SourceFile::name));
    return List.copyOf(found);
  }

  private void literal(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      add(pattern.text(), path);
    }
  }

  private Path inside(String name, Path path) throws IOException {
    Path real = path.toRealPath();
    if (!real.startsWith(root.folder())) {
      throw SourceErrors.leaves(capture, name);
    }
    if (root.isClosed(real)) {
      throw SourceErrors.closed(capture, name);
    }
    return real;
  }

  private void add(String name, Path path) throws IOException {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      throw SourceErrors.unreadable(capture, name, "it is a link that leads nowhere");
    }
    Path real = inside(name, path);
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw SourceErrors.unreadable(capture, name, "it is not a plain file");
    }
    if (!Files.isReadable(real)) {
      throw SourceErrors.unreadable(capture, name, "its permissions do not allow it");
    }
    if (found.size() == limits.files()) {
      throw SourceErrors.tooMany(capture, pattern.text(), limits.files() + " files");
    }
    found.add(
        new SourceFile(name, real, attributes.size(), attributes.lastModifiedTime().toInstant()));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {

    private final Path start;

    Visitor(Path start) {
      this.start = start;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      count();
      boolean hidden = !folder.equals(start) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      count();
      String name = nameOf(file);
      // A folder beyond the depth, or a link to one, is no file that a pattern could mean.
      if (pattern.matches(name) && !Files.isDirectory(file)) {
        add(name, file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      throw SourceErrors.unreadable(capture, nameOf(file), "it cannot be opened").causedBy(reason);
    }

    private String nameOf(Path file) {
      String below = start.relativize(file).toString().replace('\\', '/');
      return pattern.folder().isEmpty() ? below : pattern.folder() + "/" + below;
    }

    private void count() {
      if (++seen > limits.entries()) {
        throw SourceErrors.tooMany(
            capture, pattern.text(), limits.entries() + " entries of folders");
      }
    }
  }
}
