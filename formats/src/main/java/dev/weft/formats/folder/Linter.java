package dev.weft.formats.folder;

import dev.weft.formats.bitol.ContractStandard;
import dev.weft.formats.bitol.Neighbours;
import dev.weft.formats.bitol.ProductStandard;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.own.OwnKinds;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Judges documents by themselves: contracts and products by their standards alone, so that what
/// any other tool reads is valid here; Weft's own kinds by what they are. The folder of a mesh, a
/// domain or a product that is built is judged as a whole as well. Never throws for bad input: that
/// becomes findings. Threads may share it.
public final class Linter {

  /// One of these at the root makes a file a document, whatever it lacks.
  private static final Set<String> TELLTALES = Set.of("apiVersion", "kind", "id", "schema");

  private final YamlReader yaml = new YamlReader();
  private final StandardSchemas schemas = new StandardSchemas();
  private final ContractStandard contracts = new ContractStandard(schemas);
  private final ProductStandard products = new ProductStandard(schemas);

  /// Judges one file.
  public Linted file(SourceFile file) {
    var findings = new Findings();
    return judged(file, yaml.read(file, findings), Neighbours.NONE, findings);
  }

  /// Judges one file on disk. What it refers to in other files is looked at where those are of the
  /// same mesh: below the nearest folder around it that has a `mesh.yaml`.
  public Linted file(SourceFile file, Path place) {
    var findings = new Findings();
    List<YamlDocument> documents = yaml.read(file, findings);
    Linted alone = judged(file, documents, new FileNeighbours(yaml, place), findings);
    List<Finding> named = NamedReferences.of(file, documents, place);
    return named.isEmpty() ? alone : both(alone, new Linted(file.path(), alone.kind(), named));
  }

  private Linted judged(
      SourceFile file, List<YamlDocument> documents, Neighbours neighbours, Findings findings) {
    documents.forEach(document -> document(document, neighbours, findings));
    if (documents.isEmpty() && findings.list().isEmpty()) {
      findings.error(
          ErrorCode.DOC_KIND,
          Place.of(file.path()),
          "The file holds no document",
          "Begin with apiVersion and kind");
    }
    return linted(file, documents, findings.list());
  }

  private static Linted linted(
      SourceFile file, List<YamlDocument> documents, List<Finding> findings) {
    String kind = documents.stream().findFirst().flatMap(d -> d.text("kind")).orElse("");
    return new Linted(file.path(), kind, Excerpts.sorted(findings, List.of(file)));
  }

  private void document(YamlDocument document, Neighbours neighbours, Findings findings) {
    String kind = document.text("kind").orElse("");
    switch (kind) {
      case "DataContract" -> contracts.lint(document, neighbours, findings);
      case "DataProduct" -> products.lint(document, findings);
      default -> {
        if (!OwnKinds.read(document, kind, findings)) {
          MeshDocuments.reportKind(document, kind, findings);
        }
      }
    }
  }

  /// Judges every document of a folder; files of other programs are passed over. References from
  /// one contract into another are followed where both are in the folder.
  ///
  /// @return sorted by path
  public List<Linted> folder(FolderFiles given) {
    Map<String, List<Finding>> whole = new LinkedHashMap<>();
    asAWhole(given).forEach(finding -> add(finding, whole));
    var neighbours = new FolderNeighbours(yaml, given.files());
    Map<String, Linted> all =
        given.files().parallelStream()
            .filter(file -> Layout.isDocument(file.path()))
            .map(file -> walked(file, neighbours, whole.containsKey(file.path())))
            .flatMap(List::stream)
            .collect(Collectors.toMap(Linted::file, linted -> linted, (a, b) -> a, TreeMap::new));
    whole.forEach(
        (path, findings) -> all.merge(path, new Linted(path, "", findings), Linter::both));
    return List.copyOf(all.values());
  }

  /// What the documents of a folder owe each other, and what Weft needs of them. A product without
  /// a build may be anybody's, and owes Weft nothing.
  private static List<Finding> asAWhole(FolderFiles given) {
    FolderKind kind = new Layout(given.files()).kind();
    boolean ours =
        switch (kind) {
          case MESH, DOMAIN -> true;
          case PRODUCT -> given.files().stream().anyMatch(file -> Layout.is(file, "build"));
          case UNKNOWN -> false;
        };
    return ours ? new FolderReader().read(given).findings() : given.findings();
  }

  private static void add(Finding finding, Map<String, List<Finding>> byFile) {
    byFile.computeIfAbsent(finding.place().file(), path -> new ArrayList<>()).add(finding);
  }

  /// One file of a folder; none when it is no document at all.
  private List<Linted> walked(SourceFile file, FolderNeighbours neighbours, boolean wanted) {
    var findings = new Findings();
    List<YamlDocument> documents = yaml.read(file, findings);
    boolean foreign =
        findings.isSoundSince(0)
            && documents.stream()
                .noneMatch(
                    document -> document.root().keys().stream().anyMatch(TELLTALES::contains));
    return foreign && !wanted
        ? List.of()
        : List.of(judged(file, documents, neighbours.of(file.path()), findings));
  }

  /// What a file says by itself and what the folder says of it, each once.
  private static Linted both(Linted alone, Linted whole) {
    Map<String, Finding> all = new LinkedHashMap<>();
    Stream.concat(
            whole.findings().stream().filter(finding -> !isToldCloser(finding, alone)),
            alone.findings().stream())
        .forEach(f -> all.putIfAbsent(f.code() + f.place().text() + f.message(), f));
    List<Finding> sorted = new ArrayList<>(all.values());
    sorted.sort(Excerpts.ORDER);
    return new Linted(alone.file(), alone.kind(), sorted);
  }

  /// A reference that leads nowhere, which the file by itself tells at the reference.
  private static boolean isToldCloser(Finding finding, Linted alone) {
    return finding.code() == ErrorCode.DOC_REFERENCE
        && finding.place().pointer().endsWith("/relationships")
        && alone.findings().stream()
            .filter(own -> own.code() == ErrorCode.ODCS_REFERENCE)
            .anyMatch(own -> own.place().pointer().startsWith(finding.place().pointer() + "/"));
  }
}
