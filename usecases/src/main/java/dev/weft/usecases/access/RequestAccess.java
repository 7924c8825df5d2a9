package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequestDraft;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AskedColumns.ColumnLabels;
import dev.weft.usecases.compile.AgreementRows;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Majors;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks for the use of a product. Anybody signed in may ask for what they can discover.
public final class RequestAccess {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final RequestRules rules;

  public RequestAccess(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.rules = new RequestRules(mesh);
  }

  /// Stores the request; those who decide find it in their list, unless a rule answers it at once.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   ACCESS_TERMS when what is asked for makes no sense; RULE_BROKEN when a rule refuses it
  public AccessRequestView ask(Caller caller, AccessAsk ask) {
    rules.load(catalog);
    AccessRequest request =
        catalog.write(
            new Cause(caller.text(), caller.via(), caller.trace()),
            writing -> rules.answer(writing, writing.requests().add(draft(writing, caller, ask))));
    return catalog.read(reading -> new AccessRequestViews(reading, mesh, caller).of(request));
  }

  private AccessRequestDraft draft(Reading reading, Caller caller, AccessAsk ask) {
    MeshDocuments documents = mesh.documents(reading);
    ProductFolder folder = folder(reading, caller, ask);
    String consumer = consumer(reading, caller, ask);
    checkPurposes(ask.purposes(), documents.mesh().map(Mesh::purposes).orElseThrow().keySet());
    if (ask.purposes().size() > 1 && consumer.startsWith("product:")) {
      throw AccessFailures.onePurpose();
    }
    ask.until().ifPresent(until -> AskedDay.of(until, reading.now()));
    if (!List.of("none", "guarded").contains(ask.onward())) {
      throw AccessFailures.badOnward(ask.onward());
    }
    if (ask.reason().isBlank()) {
      throw AccessFailures.noReason();
    }
    AskedColumns asked = AskedColumns.of(folder, ask.port());
    asked.check(ask.columns(), ask.rows());
    checkRows(documents, folder, ask.rows());
    return new AccessRequestDraft(
        ask.product(),
        folder.product().value().major(),
        caller.principal().text(),
        consumer,
        new AccessRequest.Terms(
            ask.port(),
            ask.purposes(),
            ask.columns(),
            ask.rows(),
            Optional.empty(),
            ask.until(),
            ask.onward(),
            Optional.empty()),
        ask.reason().strip(),
        asked.personal(
            documents.ranks(), ColumnLabels.released(reading, folder), ask.columns(), ask.rows()));
  }

  /// A filter that binds to nothing would deny the table on the first question; better said now.
  private static void checkRows(
      MeshDocuments documents, ProductFolder folder, Map<String, String> rows) {
    List<Finding> wrong =
        AgreementRows.problems(
                documents.policies(),
                folder,
                rows,
                table -> new Place("rows of " + table, 1, 1, "/rows/" + table))
            .stream()
            .map(finding -> finding.withExcerpt(line(finding.place(), rows)))
            .toList();
    if (!wrong.isEmpty()) {
      throw AccessFailures.badRows(wrong);
    }
  }

  private static String line(Place place, Map<String, String> rows) {
    String text = rows.getOrDefault(place.pointer().substring("/rows/".length()), "");
    return text.lines().skip(Math.max(0, place.line() - 1)).findFirst().orElse("");
  }

  private ProductFolder folder(Reading reading, Caller caller, AccessAsk ask) {
    ProductId product = ask.product();
    var kernel = mesh.documents(reading).kernel(reading.now());
    Optional<RegisteredProduct> registered =
        reading
            .registry()
            .findProduct(product)
            .filter(
                found ->
                    !found.hidden()
                        || kernel
                            .inDomain(caller.principal(), Action.READ_PORT, product.domain())
                            .allowed());
    return registered
        .flatMap(_ -> ask.major().or(() -> Majors.newest(reading, product)))
        .flatMap(major -> reading.registry().activeRevision(product, major))
        .map(revision -> mesh.folder(reading, revision))
        .orElseThrow(
            () -> AccessFailures.noProduct(product + ask.major().map(m -> "@" + m).orElse("")));
  }

  /// Whom the agreement would be with: the caller, a service account that the caller answers for,
  /// or a product that the caller may build.
  private String consumer(Reading reading, Caller caller, AccessAsk ask) {
    String own =
        switch (caller.principal()) {
          case Principal.OfPerson(String name) -> "person:" + name;
          case Principal.OfService(String name) -> "service:" + name;
          case Principal.OfProduct(ProductId product) -> "product:" + product;
          case Principal.Operator() -> "";
        };
    String wanted = ask.consumer().orElse(own);
    if (!wanted.isEmpty() && wanted.equals(own)) {
      return own;
    }
    if (isOwned(reading, caller, wanted)) {
      return wanted;
    }
    return Optional.of(wanted)
        .filter(text -> text.startsWith("product:"))
        .flatMap(text -> ProductId.find(text.substring("product:".length())))
        .filter(product -> builds(reading, caller, product))
        .map(product -> "product:" + product)
        .orElseThrow(
            () -> AccessFailures.noConsumer(wanted.isEmpty() ? caller.principal().text() : wanted));
  }

  private boolean isOwned(Reading reading, Caller caller, String wanted) {
    return wanted.startsWith("service:")
        && new ServiceOwners(mesh.documents(reading))
            .isOwner(caller.principal(), wanted.substring("service:".length()));
  }

  private boolean builds(Reading reading, Caller caller, ProductId product) {
    return reading.registry().findProduct(product).isPresent()
        && mesh.documents(reading)
            .kernel(reading.now())
            .inDomain(caller.principal(), Action.BUILD, product.domain())
            .allowed();
  }

  private static void checkPurposes(List<String> purposes, Set<String> known) {
    if (purposes.isEmpty()) {
      throw AccessFailures.noPurpose(known);
    }
    for (String purpose : purposes) {
      if (!known.contains(purpose)) {
        throw AccessFailures.unknownPurpose(purpose, known);
      }
    }
  }
}
