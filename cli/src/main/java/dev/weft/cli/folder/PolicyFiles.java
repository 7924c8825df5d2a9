package dev.weft.cli.folder;

import dev.weft.cli.failure.Problem;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.FolderZip;
import dev.weft.model.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Policies on their way to a server: a folder as it is, or one file with the documents that say
/// where in a mesh it stands.
final class PolicyFiles {

  private static final String MESH = "mesh.yaml";
  private static final String DOMAIN = "domain.yaml";

  private PolicyFiles() {}

  /// The folder, or the one that the file stands in.
  static Planning of(Api api, String given) {
    Path path = regular(given).orElseGet(() -> Folders.existing(given));
    if (Files.isDirectory(path)) {
      return new Planning(api, path);
    }
    Path file = path.toAbsolutePath().normalize();
    Optional<Path> domain = above(file, DOMAIN);
    Optional<Path> mesh = above(file, MESH);
    Path root =
        mesh.or(() -> domain)
            .orElseThrow(
                () ->
                    Problem.of(
                            ErrorCode.DOC_KIND,
                            path + " stands in no folder of a mesh or a domain",
                            "Put it into `policies` beside mesh.yaml or domain.yaml.")
                        .failure());
    List<Path> files = new ArrayList<>(List.of(file));
    mesh.ifPresent(folder -> files.add(folder.resolve(MESH)));
    domain
        .filter(folder -> folder.startsWith(root))
        .ifPresent(folder -> files.add(folder.resolve(DOMAIN)));
    return new Planning(api, root, FolderZip.of(root, files));
  }

  private static Optional<Path> regular(String given) {
    try {
      return Optional.of(Path.of(given)).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> above(Path file, String name) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
