package dev.weft.formats.folder;

import dev.weft.formats.bitol.Neighbours;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The documents around one file on disk, as far as they are of the same mesh, by paths relative to
/// the file, else to the folder of the mesh. Nothing is looked for before somebody asks.
final class FileNeighbours implements Neighbours {

  private final YamlReader yaml;
  private final Path file;

  FileNeighbours(YamlReader yaml, Path file) {
    this.yaml = yaml;
    this.file = file.toAbsolutePath().normalize();
  }

  @Override
  public Optional<YamlDocument> find(String name) {
    return MeshRoot.around(file)
        .flatMap(
            root -> {
              try {
                return root.find(file.resolveSibling(name).normalize())
                    .or(() -> root.find(root.folder().resolve(name).normalize()));
              } catch (InvalidPathException e) {
                // no name of a file on this machine, so there is none
                return Optional.empty();
              }
            })
        .flatMap(found -> yaml.read(found, new Findings()).stream().findFirst());
  }
}
