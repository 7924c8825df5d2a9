package dev.weft.usecases.mesh;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Domain;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lists domains and shows one: who is in it and which products it has. Known to everybody.
public final class ListDomains {

  private static final int PRODUCTS = 500;

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListDomains(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of domains by name.
  public Page<DomainView> list(Caller caller, PageRequest page) {
    return catalog.read(
        reading -> {
          List<Domain> domains =
              mesh.documents(reading).domains().tailMap(page.cursor()).values().stream()
                  .filter(domain -> !domain.name().equals(page.cursor()))
                  .limit(page.limit())
                  .toList();
          var items = domains.stream().map(domain -> view(reading, caller, domain)).toList();
          return items.size() < page.limit()
              ? Page.last(items)
              : new Page<>(items, domains.getLast().name());
        });
  }

  /// One domain.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public DomainView show(Caller caller, String name) {
    return catalog.read(
        reading ->
            Optional.ofNullable(mesh.documents(reading).domains().get(name))
                .map(domain -> view(reading, caller, domain))
                .orElseThrow(
                    () ->
                        WeftException.of(
                            ErrorCode.REGISTRY_NOT_FOUND,
                            "There is no domain " + name,
                            "`weft domain list` shows what there is.")));
  }

  private DomainView view(Reading reading, Caller caller, Domain domain) {
    var kernel = mesh.documents(reading).kernel(reading.now());
    boolean standing =
        kernel
            .inDomain(
                caller.principal(), dev.weft.governance.access.Action.READ_PORT, domain.name())
            .allowed();
    var products =
        reading.registry().products(domain.name() + "/", PRODUCTS).stream()
            .filter(product -> product.id().domain().equals(domain.name()))
            .filter(product -> !product.hidden() || standing)
            .map(product -> product.id().toString())
            .toList();
    var members = domain.members().stream().map(DomainView.MemberView::of).toList();
    MeshDocuments documents = mesh.documents(reading);
    return new DomainView(
        domain.name(),
        domain.title(),
        domain.parent().orElse(null),
        documents.domains().values().stream()
            .filter(one -> one.parent().equals(Optional.of(domain.name())))
            .map(Domain::name)
            .toList(),
        new TreeMap<>(domain.contact()),
        members,
        inherited(documents, domain),
        products);
  }

  private static List<DomainView.InheritedView> inherited(MeshDocuments documents, Domain domain) {
    return documents.tree().line(domain.name()).stream()
        .skip(1)
        .flatMap(name -> Stream.ofNullable(documents.domains().get(name)))
        .flatMap(
            above ->
                above.members().stream()
                    .map(DomainView.MemberView::of)
                    .map(
                        member ->
                            new DomainView.InheritedView(
                                above.name(), member.who(), member.roles(), member.purposes())))
        .toList();
  }
}
