package dev.weft.usecases.contract;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;

/// Lists the contracts of output ports that the caller may discover, product by product.
public final class ListContracts {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListContracts(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Contracts of as many products as the page has room for.
  public Page<ContractView> list(Caller caller, PageRequest page) {
    return catalog.read(reading -> list(reading, caller, page));
  }

  private Page<ContractView> list(Reading reading, Caller caller, PageRequest page) {
    List<RegisteredProduct> products = reading.registry().products(page.cursor(), page.limit());
    var views = new ArrayList<ContractView>();
    var sight = new ContractSight(reading, mesh, caller);
    for (RegisteredProduct product : products) {
      if (sight.discovers(product)) {
        for (ProductMajor major : reading.registry().majors(product.id())) {
          if (major.active()) {
            sight.contracts(product.id(), major.major()).forEach(views::add);
          }
        }
      }
    }
    return products.size() < page.limit()
        ? Page.last(views)
        : new Page<>(views, products.getLast().id().toString());
  }
}
