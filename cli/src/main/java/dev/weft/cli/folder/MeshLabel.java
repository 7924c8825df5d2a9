package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.own.MeshReader;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Mesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How a mesh labels columns that are nothing special.
final class MeshLabel {

  private MeshLabel() {}

  /// What goes into a property of a contract: the default label of the first family, or nothing
  /// when the mesh has none.
  ///
  /// @param domain folder in that of the mesh
  static String below(Path domain) {
    Path parent = domain.toAbsolutePath().normalize().getParent();
    Path file = parent == null ? Path.of("mesh.yaml") : parent.resolve("mesh.yaml");
    if (!Files.isRegularFile(file)) {
      throw CliErrors.usage(
          "There is no mesh.yaml beside " + domain, "Run it in the folder of the mesh.");
    }
    return read(file)
        .flatMap(mesh -> mesh.labels().stream().findFirst())
        .map(family -> ", classification: " + family.byDefault())
        .orElse("");
  }

  private static Optional<Mesh> read(Path file) {
    try {
      var source = new SourceFile("mesh.yaml", Files.readAllBytes(file));
      var findings = new Findings();
      return new YamlReader()
          .read(source, findings).stream()
              .filter(document -> document.text("kind").orElse("").equals("Mesh"))
              .flatMap(document -> MeshReader.read(document, findings).stream())
              .map(Sourced::value)
              .findFirst();
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }
}
