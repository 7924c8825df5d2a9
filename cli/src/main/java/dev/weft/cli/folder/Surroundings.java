package dev.weft.cli.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What lies around the folder of a new product: the mesh it will be part of, when it lies in one.
///
/// @param mesh the folder with mesh.yaml
record Surroundings(Optional<Path> mesh, String domain) {

  /// A product lies in the folder of its domain, and that in the mesh.
  static Surroundings of(Path product, String domain) {
    Path parent = product.toAbsolutePath().normalize().getParent();
    Path above = parent == null ? null : parent.getParent();
    boolean inside =
        parent != null
            && above != null
            && String.valueOf(parent.getFileName()).equals(domain)
            && Files.isRegularFile(above.resolve("mesh.yaml"));
    Path named = product.resolve("../..").normalize();
    return new Surroundings(inside ? Optional.of(named) : Optional.empty(), domain);
  }

  /// Where the domain's document belongs, when there is none yet.
  Optional<Path> missingDomain() {
    return mesh.map(folder -> folder.resolve(domain).normalize())
        .filter(folder -> !Files.exists(folder.resolve("domain.yaml")));
  }
}
