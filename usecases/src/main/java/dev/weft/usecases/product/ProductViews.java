package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.ReleaseId;
import dev.weft.usecases.product.ProductView.ColumnView;
import dev.weft.usecases.product.ProductView.InputView;
import dev.weft.usecases.product.ProductView.MajorView;
import dev.weft.usecases.product.ProductView.PortView;
import dev.weft.usecases.product.ProductView.TableView;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;

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

  boolean discovers(RegisteredProduct product) {
    return discovery.discovers(product);
  }

  boolean discovers(boolean hidden, ProductId product) {
    return discovery.discovers(hidden, product);
  }

  static ProductView.Summary summary(ProductStanding standing) {
    return new ProductView.Summary(
        standing.product().toString(),
        standing.version().toString(),
        standing.status(),
        standing.kind().word(),
        standing
            .release()
            .map(r -> new ReleaseId(standing.product(), r.version(), r.number()).toString())
            .orElse(null));
  }

  ProductView of(RegisteredProduct registered, Revision revision) {
    ProductFolder folder = mesh.folder(reading, revision);
    Product product = folder.product().value();
    return new ProductView(
        product.id().toString(),
        product.version().toString(),
        product.status(),
        product.kind().word(),
        product.description(),
        product.tags(),
        product.owners(),
        majors(registered),
        ports(folder),
        inputs(revision),
        urn(product),
        revision.contentHash());
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
        views.add(
            new MajorView(
                major.major(),
                reading
                    .registry()
                    .activeRevision(product.id(), major.major())
                    .map(r -> r.version().toString())
                    .orElse(""),
                major.revision(),
                reading
                    .releases()
                    .current(product.id(), major.major())
                    .map(r -> r.release().id().toString())
                    .orElse(null),
                product.paused()));
      }
    }
    return views;
  }

  private List<PortView> ports(ProductFolder folder) {
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
                          tables(contract))));
    }
    return views;
  }

  private List<TableView> tables(Sourced<Contract> contract) {
    return contract.value().objects().stream()
        .map(object -> new TableView(object.name(), object.description(), columns(object)))
        .toList();
  }

  private List<ColumnView> columns(SchemaObject object) {
    LabelRanks ranks = documents.ranks();
    var views = new ArrayList<ColumnView>();
    for (Property property : object.properties()) {
      views.add(
          new ColumnView(
              property.name(),
              property.type().word(),
              property.required() || property.keyPosition() > 0,
              property.description(),
              ranks.declared(property.classification(), property.labels())));
    }
    return views;
  }

  /// Members see all that a product of their domain reads, others what they may know of.
  private List<InputView> inputs(Revision revision) {
    var views = new ArrayList<InputView>();
    boolean member =
        kernel
            .inDomain(caller.principal(), Action.READ_PORT, revision.product().domain())
            .allowed();
    revision
        .inputs()
        .forEach(
            (meaning, input) -> {
              if (member || discovery.discovers(input.product())) {
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
