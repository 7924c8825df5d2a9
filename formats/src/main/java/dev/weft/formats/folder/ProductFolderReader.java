package dev.weft.formats.folder;

import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.ProductReader;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.own.BuildReader;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Trigger;
import dev.weft.model.product.Product;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the folders of products. Threads may share it.
final class ProductFolderReader {

  private static final List<String> ROOT_DOCUMENTS = List.of("product", "build");

  private final YamlReader yaml;
  private final ProductReader products;
  private final ContractReader contracts;

  ProductFolderReader(YamlReader yaml, StandardSchemas schemas) {
    this.yaml = yaml;
    this.products = new ProductReader(schemas);
    this.contracts = new ContractReader(schemas);
  }

  /// Reads one folder; empty when its descriptor cannot be understood. What is wrong with its other
  /// documents is found all the same.
  Optional<ProductFolder> read(String folder, List<SourceFile> files, Findings findings) {
    int mark = findings.mark();
    SortedMap<String, SourceFile> below = below(folder, files);
    below.values().forEach(file -> checkSql(folder, file, findings));
    Optional<Sourced<Product>> product =
        root(folder, "product", files)
            .flatMap(file -> single(file, "DataProduct", findings))
            .flatMap(document -> products.read(document, findings));
    Optional<Sourced<Build>> build =
        root(folder, "build", files)
            .flatMap(file -> single(file, "Build", findings))
            .flatMap(document -> BuildReader.read(document, trigger(product), findings));
    SortedMap<String, Sourced<Contract>> served = contracts(folder, "contracts/", below, findings);
    SortedMap<String, Sourced<Contract>> internal = contracts(folder, "internal/", below, findings);
    strangers(folder, below, findings);
    if (product.isEmpty()) {
      return Optional.empty();
    }
    var read =
        new ProductFolder(
            product.get().value().id(), folder, product.get(), build, served, internal, below);
    return Optional.of(new ProductRules(read, findings, findings.isSoundSince(mark)).check());
  }

  /// Reads a contract of another product, as it was fetched.
  Optional<Sourced<Contract>> input(SourceFile file, Findings findings) {
    return single(file, "DataContract", findings).flatMap(doc -> contracts.read(doc, findings));
  }

  private static Trigger trigger(Optional<Sourced<Product>> product) {
    boolean reads = product.map(p -> !p.value().inputPorts().isEmpty()).orElse(false);
    return reads ? new Trigger.OnInputs() : new Trigger.OnDemand();
  }

  private static SortedMap<String, SourceFile> below(String folder, List<SourceFile> files) {
    SortedMap<String, SourceFile> below = new TreeMap<>();
    int cut = folder.isEmpty() ? 0 : folder.length() + 1;
    for (SourceFile file : files) {
      String path = file.path().substring(cut);
      below.put(path, cut == 0 ? file : new SourceFile(path, file.bytes()));
    }
    return below;
  }

  private static Optional<SourceFile> root(String folder, String name, List<SourceFile> files) {
    String stem = folder.isEmpty() ? name : folder + "/" + name;
    return files.stream()
        .filter(file -> Layout.is(file, name))
        .filter(file -> file.path().startsWith(stem + "."))
        .findFirst();
  }

  /// The one document of a file; anything more is a finding.
  private Optional<YamlDocument> single(SourceFile file, String kind, Findings findings) {
    int mark = findings.mark();
    List<YamlDocument> documents = yaml.read(file, findings);
    if (documents.isEmpty()) {
      if (findings.isSoundSince(mark)) {
        findings.error(
            ErrorCode.DOC_KIND,
            Place.of(file.path()),
            "The file is empty; it holds a document of kind " + kind,
            "Begin with apiVersion and kind");
      }
      return Optional.empty();
    }
    for (YamlDocument extra : documents.subList(1, documents.size())) {
      findings.error(
          ErrorCode.DOC_TOO_MANY,
          extra.root().place(),
          "This file holds one document of kind " + kind,
          "Move the others to files of their own");
    }
    YamlDocument document = documents.getFirst();
    String written = document.text("kind").orElse("");
    if (written.equals(kind)) {
      return Optional.of(document);
    }
    if (written.isEmpty()) {
      MeshDocuments.reportKind(document, written, findings);
    } else {
      findings.error(
          ErrorCode.DOC_KIND,
          document.root().find("kind").orElse(document.root()).place(),
          "This file holds a document of kind " + kind + ", not " + written,
          Guess.hint(written, List.of(kind), "Move the document to where its kind belongs"));
    }
    return Optional.empty();
  }

  private SortedMap<String, Sourced<Contract>> contracts(
      String folder, String under, SortedMap<String, SourceFile> below, Findings findings) {
    SortedMap<String, Sourced<Contract>> found = new TreeMap<>();
    below.forEach(
        (path, file) -> {
          if (path.startsWith(under) && Layout.isDocument(path)) {
            single(inPlace(folder, file), "DataContract", findings)
                .flatMap(document -> contracts.read(document, findings))
                .ifPresent(contract -> found.put(path, contract));
          }
        });
    return found;
  }

  /// The file under its path in the folder that was read, which findings show.
  private static SourceFile inPlace(String folder, SourceFile file) {
    return folder.isEmpty() ? file : new SourceFile(folder + "/" + file.path(), file.bytes());
  }

  private static void checkSql(String folder, SourceFile file, Findings findings) {
    if (file.path().endsWith(".sql") && file.bytes().length > YamlReader.MOST_BYTES) {
      findings.error(
          ErrorCode.DOC_TOO_LARGE,
          Place.of(inPlace(folder, file).path()),
          "The statement has more than " + YamlReader.MOST_BYTES + " bytes",
          "Split it into tables");
    }
  }

  /// Warns of documents beside product.yaml and build.yaml that nobody reads.
  private static void strangers(
      String folder, SortedMap<String, SourceFile> below, Findings findings) {
    below.forEach(
        (path, file) -> {
          if (path.indexOf('/') < 0 && Layout.isDocument(path)) {
            String name = path.substring(0, path.lastIndexOf('.'));
            if (!ROOT_DOCUMENTS.contains(name)) {
              Guess.find(name, ROOT_DOCUMENTS)
                  .ifPresent(
                      meant ->
                          findings.warning(
                              ErrorCode.DOC_PLACE,
                              Place.of(inPlace(folder, file).path()),
                              "No document is read from this place",
                              "Did you mean `" + meant + ".yaml`?"));
            }
          }
        });
  }
}
