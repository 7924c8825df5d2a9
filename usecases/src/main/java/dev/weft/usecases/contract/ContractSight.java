package dev.weft.usecases.contract;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which contracts a caller may know of. Belongs to its read transaction.
final class ContractSight {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;
  private final Discovery discovery;

  ContractSight(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = mesh.documents(reading).kernel(reading.now());
    this.caller = caller;
    this.discovery = new Discovery(reading, mesh, caller.principal());
  }

  boolean discovers(RegisteredProduct product) {
    return discovery.discovers(product);
  }

  boolean seesInternal(ProductId product) {
    return kernel.inDomain(caller.principal(), Action.READ_INTERNAL, product.domain()).allowed();
  }

  /// Those among some products that the caller may know of.
  Set<ProductId> discovered(Collection<ProductId> products) {
    return discovery.discovered(products);
  }

  /// Contracts of the active majors of some products, without their texts; by product and major.
  List<ContractView> contracts(Collection<ProductId> products) {
    var views = new ArrayList<ContractView>();
    for (Revision revision : reading.registry().activeRevisions(products)) {
      ProductFolder folder = folder(revision);
      int major = revision.version().major();
      folder
          .contracts()
          .values()
          .forEach(c -> views.add(listed(folder, major, c, port(folder, c))));
      if (seesInternal(revision.product())) {
        folder
            .internals()
            .values()
            .forEach(c -> views.add(listed(folder, major, c, Optional.empty())));
      }
    }
    return views;
  }

  /// Throws the kernel's refusal unless the caller may see releases of this product.
  void checkReleases(ProductId product) {
    if (!kernel.onMesh(caller.principal(), Action.OPERATE).allowed()
        && !kernel.inDomain(caller.principal(), Action.BUILD, product.domain()).allowed()) {
      kernel.inDomain(caller.principal(), Action.READ_PORT, product.domain()).orThrow();
    }
  }

  Optional<ProductFolder> folder(ProductId product, int major) {
    return reading.registry().activeRevision(product, major).map(this::folder);
  }

  ProductFolder folder(Revision revision) {
    return mesh.folder(reading, revision);
  }

  static Optional<String> port(ProductFolder folder, Sourced<Contract> contract) {
    return folder.product().value().outputPorts().stream()
        .filter(port -> port.contractId().equals(contract.value().id()))
        .map(Product.OutputPort::name)
        .findFirst();
  }

  private static ContractView listed(
      ProductFolder folder, int major, Sourced<Contract> contract, Optional<String> port) {
    return view(folder, major, contract, port, "", Map.of(), List.of());
  }

  /// A contract with its text and what the glossary says of it today.
  ContractView whole(
      ProductFolder folder, int major, Sourced<Contract> contract, Optional<String> port) {
    Glossary glossary = mesh.documents(reading).glossary();
    var terms = new ContractTerms(glossary, folder.id().domain(), contract.value());
    return view(folder, major, contract, port, contract.text(), terms.all(), terms.others());
  }

  private static ContractView view(
      ProductFolder folder,
      int major,
      Sourced<Contract> contract,
      Optional<String> port,
      String text,
      Map<String, List<TermView>> terms,
      List<ContractView.DefinitionView> definitions) {
    return new ContractView(
        contract.value().id(),
        contract.value().version().toString(),
        folder.id().toString(),
        major,
        port.orElse(null),
        contract.value().internal(),
        text,
        terms,
        definitions);
  }
}
