package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.OutputPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the documents of one product owe each other: ports, contracts, tables, versions.
final class ProductRules {

  private static final String TABLES = "tables";

  private final ProductFolder folder;
  private final Findings findings;
  private final boolean complete;

  /// @param complete whether every document could be read, so that absence means something
  ProductRules(ProductFolder folder, Findings findings, boolean complete) {
    this.folder = folder;
    this.findings = findings;
    this.complete = complete;
  }

  /// Checks the folder and gives it with references between its contracts resolved.
  ProductFolder check() {
    Product product = folder.product().value();
    for (int i = 0; i < product.outputPorts().size(); i++) {
      port(product.outputPorts().get(i), "/outputPorts/" + i);
    }
    productVersion(product);
    folder.contracts().forEach((path, contract) -> served(contract, product));
    folder.internals().forEach((path, contract) -> internal(contract));
    tableNames();
    folder.build().ifPresent(build -> new BuildRules(folder, build, findings, complete).check());
    return new ReferenceResolver(folder, findings).resolve();
  }

  private void port(OutputPort port, String pointer) {
    if (!port.type().equals(TABLES) && !port.external()) {
      return;
    }
    Sourced<Product> product = folder.product();
    Optional<Sourced<Contract>> contract = folder.contract(port.contractId());
    if (contract.isEmpty()) {
      if (complete) {
        List<String> ids = folder.contracts().values().stream().map(c -> c.value().id()).toList();
        findings.error(
            ErrorCode.DOC_REFERENCE,
            product.at(pointer + "/contractId"),
            "No contract below contracts/ has the id `" + port.contractId() + "`",
            Guess.hint(port.contractId(), ids, "Write contracts/" + port.name() + ".yaml"));
      }
      return;
    }
    Contract promised = contract.get().value();
    if (promised.version().major() != port.version().major()) {
      findings.error(
          ErrorCode.DOC_VALUE,
          product.at(pointer + "/version"),
          "The port `"
              + port.name()
              + "` has version "
              + port.version()
              + ", its contract "
              + promised.version(),
          "Give both the same major");
    }
    if (port.external()) {
      external(port, contract.get());
    } else if (promised.objects().size() == 1
        && !promised.objects().getFirst().name().equals(port.name())) {
      findings.error(
          ErrorCode.DOC_NAME,
          product.at(pointer + "/name"),
          "The port `"
              + port.name()
              + "` serves one table, `"
              + promised.objects().getFirst().name()
              + "`",
          "Give both the same name");
    }
  }

  /// Somebody else makes the tables of an external port, and its contract says where they are.
  private void external(OutputPort port, Sourced<Contract> contract) {
    if (contract.value().servers().isEmpty()) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          contract.at(""),
          "The port `" + port.name() + "` is external, and its contract does not say where",
          "Add `servers:` with the server that has the data");
    }
    for (SchemaObject object : contract.value().objects()) {
      folder
          .build()
          .filter(build -> build.value().tables().containsKey(object.name()))
          .ifPresent(
              build ->
                  findings.error(
                      ErrorCode.BUILD_EXTERNAL,
                      build.at("/tables/" + object.name()),
                      "The table `"
                          + object.name()
                          + "` is built, but its port `"
                          + port.name()
                          + "` is external",
                      "Remove it from build.yaml, or weft.external from the port"));
    }
  }

  private void productVersion(Product product) {
    int highest =
        product.outputPorts().stream().mapToInt(port -> port.version().major()).max().orElse(-1);
    if (highest >= 0 && highest != product.major()) {
      findings.error(
          ErrorCode.DOC_VALUE,
          folder.product().at("/version"),
          "The product has version "
              + product.version()
              + ", but its highest port is of major "
              + highest,
          "Give the product the major " + highest);
    }
  }

  private void served(Sourced<Contract> contract, Product product) {
    if (contract.value().internal()) {
      findings.error(
          ErrorCode.DOC_PLACE,
          contract.at("/customProperties"),
          "An internal contract stands below contracts/",
          "Move it to internal/, or remove weft.internal");
    }
    String id = contract.value().id();
    boolean named = product.outputPorts().stream().anyMatch(port -> port.contractId().equals(id));
    if (!named && complete) {
      findings.warning(
          ErrorCode.DOC_REFERENCE,
          contract.at("/id"),
          "No output port has the contract `" + id + "`",
          "Add a port to product.yaml, or remove the contract");
    }
    tables(contract);
  }

  private void internal(Sourced<Contract> contract) {
    if (!contract.value().internal()) {
      findings.error(
          ErrorCode.DOC_PLACE,
          contract.at(""),
          "A contract below internal/ says that it is internal",
          "Add customProperties: [{ property: weft.internal, value: true }]");
    }
    if (contract.value().objects().size() > 1) {
      findings.error(
          ErrorCode.DOC_TOO_MANY,
          contract.at(contract.value().objects().get(1).pointer()),
          "An internal contract describes one table",
          "Give each captured table a contract of its own");
    }
    tables(contract);
  }

  private void tables(Sourced<Contract> contract) {
    if (contract.value().objects().isEmpty()) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          contract.at(""),
          "The contract describes no table",
          "Add `schema:` with one object per table");
    }
    for (SchemaObject object : contract.value().objects()) {
      if (!Names.isValid(object.name())) {
        findings.error(
            ErrorCode.DOC_NAME,
            contract.at(object.pointer() + "/name"),
            Names.explain("table", object.name()),
            "Rename the table");
      }
      if (object.properties().isEmpty()) {
        findings.error(
            ErrorCode.DOC_MISSING_FIELD,
            contract.at(object.pointer()),
            "The table `" + object.name() + "` has no columns",
            "Add `properties:`");
      }
    }
  }

  private void tableNames() {
    Map<String, String> seen = new HashMap<>();
    for (var contracts : List.of(folder.contracts(), folder.internals())) {
      contracts.forEach(
          (path, contract) -> {
            for (SchemaObject object : contract.value().objects()) {
              String before = seen.putIfAbsent(object.name(), path);
              if (before != null && !before.equals(path)) {
                findings.error(
                    ErrorCode.DOC_DUPLICATE,
                    contract.at(object.pointer() + "/name"),
                    "The table `" + object.name() + "` is already described in " + before,
                    "Table names are unique within a product; rename one");
              }
            }
          });
    }
  }
}
