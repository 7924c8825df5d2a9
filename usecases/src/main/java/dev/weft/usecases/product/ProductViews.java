package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.usecases.contract.ContractTerms;
import dev.weft.usecases.product.ProductView.ColumnView;
import dev.weft.usecases.product.ProductView.InputView;
import dev.weft.usecases.product.ProductView.MajorView;
import dev.weft.usecases.product.ProductView.PortView;
import dev.weft.usecases.product.ProductView.ServerView;
import dev.weft.usecases.product.ProductView.TableView;
import dev.weft.usecases.promise.Promises;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.Elsewhere;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.rules.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Products as a caller may see them. Descriptors and contracts are discoverable and hold no data.
/// Belongs to its read transaction.
final class ProductViews {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final MeshDocuments documents;
  private final AccessKernel kernel;
  private final Caller caller;
  private final Discovery discovery;

  ProductViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.documents = mesh.documents(reading);
    this.kernel = documents.kernel(reading.now());
    this.caller = caller;
    this.discovery = new Discovery(reading, mesh, caller.principal());
  }

  void checkHere(ProductId address) {
    discovery.checkHere(address);
  }

  boolean discovers(RegisteredProduct product) {
    return discovery.discovers(product);
  }

  boolean discovers(boolean hidden, ProductId product) {
    return discovery.discovers(hidden, product);
  }

  /// @param elsewhere tells what is external: no release of before is its current one
  static ProductView.Summary summary(ProductStanding standing, Elsewhere elsewhere) {
    return new ProductView.Summary(
        standing.product().toString(),
        standing.version().toString(),
        standing.status(),
        standing.kind().word(),
        standing
            .release()
            .filter(_ -> elsewhere.servers(standing).isEmpty())
            .map(r -> new ReleaseId(standing.product(), r.version(), r.number()).toString())
            .orElse(null));
  }

  ProductView of(RegisteredProduct registered, Revision revision, AuditLog log) {
    ProductFolder folder = mesh.folder(reading, revision);
    Product product = folder.product().value();
    Optional<StoredRelease> current = reading.releases().current(product.id(), product.major());
    var promises = new Promises(reading, mesh, log, caller, revision, current);
    return new ProductView(
        product.id().toString(),
        product.version().toString(),
        product.status(),
        product.kind().word(),
        product.description(),
        product.tags(),
        product.owners(),
        majors(registered),
        ports(folder, current, promises),
        inputs(revision),
        rules(folder),
        urn(product),
        revision.contentHash());
  }

  /// Rules that the product, its ports or contracts do not keep, waived ones among them. What is
  /// only watched is counted elsewhere.
  private List<JudgementView> rules(ProductFolder folder) {
    return new RulesInForce(documents, reading.now())
        .judge(folder).stream()
            .filter(judgement -> !judgement.kept() && judgement.rule().stage() != Stage.AUDIT)
            .map(judgement -> JudgementView.of(folder.id(), judgement))
            .toList();
  }

  private String urn(Product product) {
    return "urn:weft:"
        + documents.mesh().map(Mesh::name).orElse("mesh")
        + ":"
        + product.id().domain()
        + ":"
        + product.id().name()
        + ":"
        + product.major();
  }

  private List<MajorView> majors(RegisteredProduct product) {
    var views = new ArrayList<MajorView>();
    for (ProductMajor major : reading.registry().majors(product.id())) {
      if (major.active()) {
        views.add(major(product, major));
      }
    }
    return views;
  }

  private MajorView major(RegisteredProduct product, ProductMajor major) {
    Optional<Revision> revision = reading.registry().activeRevision(product.id(), major.major());
    boolean external = revision.map(r -> mesh.folder(reading, r).isExternal()).orElse(false);
    return new MajorView(
        major.major(),
        revision.map(r -> r.version().toString()).orElse(""),
        major.revision(),
        external ? null : release(product.id(), major.major()),
        product.paused(),
        external);
  }

  private @Nullable String release(ProductId product, int major) {
    return reading
        .releases()
        .current(product, major)
        .map(r -> r.release().id().toString())
        .orElse(null);
  }

  private List<PortView> ports(
      ProductFolder folder, Optional<StoredRelease> current, Promises promises) {
    var views = new ArrayList<PortView>();
    for (Product.OutputPort port : folder.product().value().outputPorts()) {
      folder
          .contract(port.contractId())
          .ifPresent(
              contract ->
                  views.add(
                      new PortView(
                          port.name(),
                          port.contractId(),
                          contract.value().version().toString(),
                          port.external(),
                          port.external() ? servers(contract.value()) : List.of(),
                          tables(folder, port, contract, current),
                          promises.of(contract.value()))));
    }
    return views;
  }

  private static List<ServerView> servers(Contract contract) {
    return contract.servers().stream()
        .map(
            server ->
                new ServerView(
                    server.name(),
                    server.type(),
                    server.environment(),
                    server.place(),
                    server.description()))
        .toList();
  }

  private List<TableView> tables(
      ProductFolder folder,
      Product.OutputPort port,
      Sourced<Contract> contract,
      Optional<StoredRelease> current) {
    var terms = new ContractTerms(documents.glossary(), folder.id().domain(), contract.value());
    return contract.value().objects().stream()
        .map(
            object ->
                new TableView(
                    object.name(),
                    object.description(),
                    terms.of(object.pointer()),
                    columns(
                        object,
                        port,
                        terms,
                        current
                            .flatMap(
                                stored ->
                                    Optional.ofNullable(
                                        stored.release().tables().get(object.name())))
                            .map(ReleasedTable::labels)
                            .orElseGet(TreeMap::new))))
        .toList();
  }

  private List<ColumnView> columns(
      SchemaObject object,
      Product.OutputPort port,
      ContractTerms terms,
      SortedMap<String, SortedMap<String, String>> effective) {
    var views = new ArrayList<ColumnView>();
    for (Property property : object.properties()) {
      views.add(
          new ColumnView(
              property.name(),
              property.type().word(),
              property.required() || property.keyPosition() > 0,
              property.description(),
              port.external() ? elsewhere(property) : made(property),
              effective.get(property.name()),
              terms.of(property.pointer())));
    }
    return views;
  }

  private SortedMap<String, String> made(Property property) {
    return documents.ranks().declared(property.classification(), property.labels());
  }

  /// Nothing is built of what stays elsewhere, so no values bring labels along: a column of which
  /// nothing is declared is not of the lowest label, but of none that anybody knows.
  private SortedMap<String, String> elsewhere(Property property) {
    return documents
        .ranks()
        .promised(property.classification(), property.labels())
        .orElseGet(TreeMap::new);
  }

  /// Members see all that a product of their domain reads, others what they may know of.
  private List<InputView> inputs(Revision revision) {
    var views = new ArrayList<InputView>();
    boolean member =
        kernel
            .inDomain(caller.principal(), Action.READ_PORT, revision.product().domain())
            .allowed();
    Set<ProductId> providers =
        revision.inputs().values().stream().map(ResolvedInput::product).collect(Collectors.toSet());
    Set<ProductId> known = member ? providers : discovery.discovered(providers);
    revision
        .inputs()
        .forEach(
            (meaning, input) -> {
              if (known.contains(input.product())) {
                views.add(
                    new InputView(
                        input.port(),
                        meaning.substring(0, meaning.lastIndexOf('@')),
                        input.major(),
                        input.product().toString()));
              }
            });
    return views;
  }
}
