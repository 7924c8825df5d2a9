package dev.weft.formats.folder;

import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of a mesh on disk, and the documents in it. Nothing outside is read, and no link
/// leads out.
record MeshRoot(Path folder) {

  /// Folders between a mesh and its documents, and some to spare.
  private static final int DEEPEST = 8;

  /// The nearest folder around a file that has a `mesh.yaml`; empty for none.
  static Optional<MeshRoot> around(Path file) {
    Path at = file.toAbsolutePath().normalize().getParent();
    for (int i = 0; i < DEEPEST && at != null; i++) {
      if (hasMesh(at)) {
        return Optional.of(new MeshRoot(at));
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static boolean hasMesh(Path folder) {
    return Stream.of("mesh.yaml", "mesh.yml", "mesh.json")
        .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /// The path of a file from here, with `/`; empty for one that is not a document of this folder.
  Optional<String> pathOf(Path file) {
    Path inside = file.toAbsolutePath().normalize();
    if (!inside.startsWith(folder)) {
      return Optional.empty();
    }
    String path =
        folder.relativize(inside).toString().replace(folder.getFileSystem().getSeparator(), "/");
    return Layout.isWanted(path) && Layout.isDocument(path) ? Optional.of(path) : Optional.empty();
  }

  /// A document of this folder; empty when it is none, or cannot be read.
  Optional<SourceFile> find(Path file) {
    Optional<String> path = pathOf(file);
    try {
      if (path.isEmpty()
          || !Files.isRegularFile(file)
          || !file.toRealPath().startsWith(folder.toRealPath())) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new SourceFile(path.get(), in.readNBytes(YamlReader.MOST_BYTES + 1)));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
