package dev.weft.usecases.glossary;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.Glossary.Entry;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.contract.ContractTerms;
import dev.weft.usecases.glossary.GlossaryTermView.UseView;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AllProducts;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.RevisionsInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists the terms of mesh and domains, and shows what means one of them. Terms are for everybody
/// who is signed in; what uses them, for those who may discover it.
public final class ListTerms {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListTerms(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of terms by scope and name.
  ///
  /// @param scope only terms of this domain, or of the `mesh`
  public Page<GlossaryTermView> list(Optional<String> scope, PageRequest page) {
    return catalog.read(
        reading -> {
          Glossary glossary = mesh.documents(reading).glossary();
          List<Entry> found =
              glossary.entries().stream()
                  .filter(entry -> scope.map(entry.scope()::equals).orElse(true))
                  .filter(entry -> address(entry).compareTo(page.cursor()) > 0)
                  .limit(page.limit() + 1L)
                  .toList();
          List<GlossaryTermView> items =
              found.stream().limit(page.limit()).map(entry -> view(glossary, entry, null)).toList();
          return found.size() > page.limit()
              ? new Page<>(items, address(found.get(page.limit() - 1)))
              : Page.last(items);
        });
  }

  /// A term with what means it.
  ///
  /// @param scope the domain that defines it, or `mesh`
  /// @throws WeftException REGISTRY_NOT_FOUND
  public GlossaryTermView show(Caller caller, String scope, String name) {
    return catalog.read(
        reading -> {
          Glossary glossary = mesh.documents(reading).glossary();
          Entry entry = glossary.of(scope, name).orElseThrow(() -> missing(scope, name));
          return view(glossary, entry, uses(reading, caller, glossary, entry));
        });
  }

  private static GlossaryTermView view(
      Glossary glossary, Entry entry, @Nullable List<UseView> uses) {
    return new GlossaryTermView(
        entry.term().name(),
        entry.scope(),
        entry.term().definition(),
        entry.term().synonyms(),
        entry.term().owner().orElse(null),
        glossary.conflicts(entry).stream().map(ListTerms::address).toList(),
        uses);
  }

  private static String address(Entry entry) {
    return entry.scope() + "/" + entry.term().name();
  }

  private List<UseView> uses(Reading reading, Caller caller, Glossary glossary, Entry entry) {
    var discovery = new Discovery(reading, mesh, caller.principal());
    var inForce = new RevisionsInForce(reading);
    var uses = new ArrayList<UseView>();
    AllProducts.forEachPage(
        reading,
        page -> {
          List<ProductId> known =
              page.stream().filter(discovery::discovers).map(RegisteredProduct::id).toList();
          for (Revision revision : inForce.of(known)) {
            mesh.folder(reading, revision)
                .contracts()
                .values()
                .forEach(contract -> uses(glossary, entry, revision, contract, uses));
          }
        });
    return uses;
  }

  private static void uses(
      Glossary glossary,
      Entry entry,
      Revision revision,
      Sourced<Contract> contract,
      List<UseView> uses) {
    new ContractTerms(glossary, revision.product().domain(), contract.value())
        .elementsOf(entry)
        .forEach(
            element ->
                uses.add(
                    new UseView(
                        revision.product().toString(),
                        revision.major(),
                        contract.value().id(),
                        element)));
  }

  private static WeftException missing(String scope, String name) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no term " + scope + "/" + name,
        "`weft term list` shows what there is.");
  }
}
