package dev.weft.usecases.product;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.InputTables.Resolved;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plan says of products that come out of another domain. The plan's mesh is the one in
/// which they have moved already.
final class MovePlans {

  private final PlanWork work;
  private final MeshDocuments before;
  private final List<Agreement> agreements;

  /// @param before documents as they were before anything moved
  /// @param agreements those in force once the plan is applied
  MovePlans(PlanWork work, MeshDocuments before, List<Agreement> agreements) {
    this.work = work;
    this.before = before;
    this.agreements = List.copyOf(agreements);
  }

  /// The moves that the plan carries out.
  List<Moving.Due> carried() {
    return work.moving.carried();
  }

  /// Notes what keeps products from moving: what they read or were read by inside of the domain
  /// takes an agreement from now on, and the builds of nobody should stop by it.
  void check() {
    for (Moving.Due due : carried()) {
      ProductFolder folder = work.understood.folder().product(due.to()).orElseThrow();
      Optional<Compiled> compiled = Optional.ofNullable(work.compiled.get(due.to()));
      if (compiled.isEmpty() && work.findings.stream().noneMatch(Finding::stops)) {
        work.findings.add(MoveFailures.leftOut(folder));
      }
      readers(folder);
      compiled.ifPresent(one -> inputs(folder, one));
      int waiting = waiting(due.to());
      if (waiting > 0) {
        work.findings.add(MoveFailures.waiting(folder, waiting));
      }
    }
  }

  private void readers(ProductFolder folder) {
    for (PortConsumer reader : readers(folder.id())) {
      boolean agreed = agreed(reader.product(), folder.id(), reader.port());
      if (!reader.product().domain().equals(folder.id().domain()) && !agreed) {
        String name =
            work.discovery.discovers(reader.product())
                ? reader.product().toString()
                : "A product that you may not see";
        work.findings.add(MoveFailures.needsAgreement(folder, name, "it"));
      }
    }
  }

  List<PortConsumer> readers(ProductId product) {
    var readers = new ArrayList<PortConsumer>();
    for (ProductMajor major : work.reading.registry().majors(product)) {
      readers.addAll(work.reading.registry().consumers(product, major.major()));
    }
    return readers;
  }

  private void inputs(ProductFolder folder, Compiled compiled) {
    for (Resolved input : compiled.inputs().values()) {
      boolean agreed = agreed(folder.id(), input.product(), input.port());
      if (!input.product().domain().equals(folder.id().domain()) && !agreed) {
        work.findings.add(
            MoveFailures.needsAgreement(
                folder, folder.id().toString(), input.product() + ":" + input.port()));
      }
    }
  }

  private boolean agreed(ProductId reader, ProductId provider, String port) {
    return agreements.stream()
        .filter(one -> one.consumer().equals(new Consumer.OfProduct(reader)))
        .filter(one -> one.product().equals(provider))
        .anyMatch(one -> one.port().map(port::equals).orElse(true));
  }

  /// Documents that wait for a yes name the product by its old address.
  private int waiting(ProductId product) {
    return (int) open(product).stream().filter(one -> one.terms().declared().isPresent()).count();
  }

  /// Requests on a product that nobody has decided.
  List<AccessRequest> open(ProductId product) {
    return work.reading.requests().open(product);
  }

  /// What each of them changes.
  List<MoveView> views() {
    return carried().stream()
        .map(
            due ->
                new MoveView(
                    due.from().toString(),
                    due.to().toString(),
                    new MoveEffects(work, before, this, due).all()))
        .toList();
  }
}
