package dev.weft.formats.folder;

import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the mesh around one file says of the names in it that stand for something in another one:
/// contracts of a product, terms of the glossary, tables of a build. Of a file without such names
/// the mesh is not read.
final class NamedReferences {

  private static final Set<String> REFERRING =
      Set.of("DataProduct", "Build", "Agreement", "AccessPolicy", "Declassifier");

  /// With one of these the mesh was not read to its end, so that nobody knows what is missing.
  private static final Set<ErrorCode> CUT =
      Set.of(ErrorCode.DOC_TOO_MANY, ErrorCode.DOC_TOO_LARGE, ErrorCode.DOC_UNREADABLE);

  private NamedReferences() {}

  static List<Finding> of(SourceFile file, List<YamlDocument> documents, Path place) {
    if (documents.stream().noneMatch(NamedReferences::refers)) {
      return List.of();
    }
    Optional<MeshRoot> root = MeshRoot.around(place);
    Optional<String> path = root.flatMap(mesh -> mesh.pathOf(place));
    return path.isEmpty() ? List.of() : found(root.orElseThrow(), path.get(), file);
  }

  private static boolean refers(YamlDocument document) {
    String kind = document.text("kind").orElse("");
    return REFERRING.contains(kind)
        || (kind.equals("DataContract") && document.text().contains("glossary/"));
  }

  private static List<Finding> found(MeshRoot root, String path, SourceFile file) {
    FolderFiles files = FolderFiles.list(root.folder());
    if (files.findings().stream().anyMatch(finding -> CUT.contains(finding.code()))) {
      return List.of();
    }
    return new FolderReader()
        .read(files).findings().stream()
            .filter(finding -> finding.code() == ErrorCode.DOC_REFERENCE)
            .filter(finding -> finding.place().file().equals(path))
            .map(finding -> named(finding, file.path()))
            .toList();
  }

  private static Finding named(Finding finding, String name) {
    Place at = finding.place();
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.message(),
        new Place(name, at.line(), at.column(), at.pointer()),
        finding.hint(),
        finding.excerpt());
  }
}
