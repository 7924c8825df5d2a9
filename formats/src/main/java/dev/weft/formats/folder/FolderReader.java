package dev.weft.formats.folder;

import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the folder of a mesh, a domain or a product: every document, and whether they agree.
/// Nothing outside the given files is looked at; references to things that are not among them are
/// left to the server. Never throws for bad input: that becomes findings.
///
/// Make it once and share it between threads; the schemas of the standards are loaded when first
/// needed and kept.
public final class FolderReader {

  private final YamlReader yaml = new YamlReader();
  private final ProductFolderReader products = new ProductFolderReader(yaml, new StandardSchemas());

  /// Reads files given from anywhere, for instance a request.
  public Understood read(List<SourceFile> files) {
    return read(new FolderFiles(files, List.of()));
  }

  /// Reads files listed on disk; their findings become part of the answer.
  public Understood read(FolderFiles given) {
    var findings = new Findings();
    List<SourceFile> files = distinct(given.files(), findings);
    var layout = new Layout(files);
    findings.addAll(layout.concerning(given.findings()));
    var documents = new MeshDocuments(yaml, findings);
    List<ProductFolder> folders = new ArrayList<>();
    SortedMap<String, Sourced<Contract>> inputs = new TreeMap<>();
    if (layout.kind() == FolderKind.UNKNOWN) {
      unknown(findings);
    } else {
      documents.readMesh(layout.level());
      Map<String, String> domains = domains(layout, documents);
      for (ReadProduct read : products(layout, domains)) {
        read.folder().ifPresent(folders::add);
        findings.addAll(read.findings());
      }
      layout.inputs().forEach(file -> input(file, inputs, findings));
    }
    MeshFolder folder = documents.with(folders);
    new FolderRules(folder, findings).check();
    return new Understood(folder, layout.kind(), Excerpts.sorted(findings.list(), files), inputs);
  }

  private static List<SourceFile> distinct(List<SourceFile> files, Findings findings) {
    SortedMap<String, SourceFile> distinct = new TreeMap<>();
    for (SourceFile file : files) {
      if (distinct.putIfAbsent(file.path(), file) != null) {
        findings.error(
            ErrorCode.DOC_DUPLICATE,
            Place.of(file.path()),
            "The file was given twice",
            "Give each file once");
      }
    }
    return List.copyOf(distinct.values());
  }

  private static void unknown(Findings findings) {
    findings.error(
        ErrorCode.DOC_KIND,
        Place.NOWHERE,
        "The folder has neither mesh.yaml nor domain.yaml nor product.yaml",
        "Give the folder of a mesh, a domain or a product; `weft init` makes one");
  }

  /// Folder of a domain to its name.
  private static Map<String, String> domains(Layout layout, MeshDocuments documents) {
    Map<String, String> names = new HashMap<>();
    layout
        .domains()
        .forEach(
            (folder, files) ->
                documents.readDomain(folder, files).ifPresent(name -> names.put(folder, name)));
    return names;
  }

  private record ReadProduct(Optional<ProductFolder> folder, List<Finding> findings) {}

  /// Products know nothing of each other yet, so all processors read them; the order is that of
  /// their folders.
  private List<ReadProduct> products(Layout layout, Map<String, String> domains) {
    return layout.products().entrySet().parallelStream()
        .map(entry -> product(entry.getKey(), entry.getValue(), domains))
        .toList();
  }

  private ReadProduct product(String folder, List<SourceFile> files, Map<String, String> domains) {
    var findings = new Findings();
    Optional<ProductFolder> read = products.read(folder, files, findings);
    read.filter(product -> !folder.isEmpty())
        .ifPresent(product -> place(product, folder, domains, findings));
    return new ReadProduct(read, findings.list());
  }

  /// A product stands in a folder of its own name, inside the folder of its domain.
  private static void place(
      ProductFolder product, String folder, Map<String, String> domains, Findings findings) {
    String parent = Layout.parent(folder).orElse("");
    String domain = domains.getOrDefault(parent, parent);
    if (!domain.isEmpty() && !domain.equals(product.id().domain())) {
      findings.error(
          ErrorCode.DOC_PLACE,
          product.product().at("/domain"),
          "The product belongs to `"
              + product.id().domain()
              + "`, but stands in the domain `"
              + domain
              + "`",
          "Move the folder, or write domain: " + domain);
    }
    String own = Layout.last(folder);
    if (!own.equals(product.id().name())) {
      findings.error(
          ErrorCode.DOC_PLACE,
          product.product().at("/name"),
          "The product `" + product.id().name() + "` stands in the folder `" + own + "`",
          "Give both the same name");
    }
  }

  private void input(
      SourceFile file, SortedMap<String, Sourced<Contract>> inputs, Findings findings) {
    String name = Layout.last(file.path());
    String key = name.substring(0, name.lastIndexOf('.'));
    products
        .input(file, findings)
        .ifPresent(
            contract -> {
              Contract value = contract.value();
              String expected = value.id() + "@" + value.version().major();
              if (!key.equals(expected)) {
                findings.error(
                    ErrorCode.DOC_PLACE,
                    contract.at("/id"),
                    "The fetched contract is `" + expected + "`, its file says `" + key + "`",
                    "Run `weft fetch` again");
              }
              inputs.put(expected, contract);
            });
  }
}
