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

  /// Reads on until the page is full: neither a short page nor its cursor tells of what is hidden.
  private Page<ContractView> list(Reading reading, Caller caller, PageRequest page) {
    var views = new ArrayList<ContractView>();
    var sight = new ContractSight(reading, mesh, caller);
    String after = page.cursor();
    String shown = "";
    int room = page.limit();
    while (true) {
      List<RegisteredProduct> products = reading.registry().products(after, PageRequest.MOST);
      for (RegisteredProduct product : products) {
        if (sight.discovers(product)) {
          if (room-- == 0) {
            return new Page<>(views, shown);
          }
          shown = product.id().toString();
          add(reading, sight, product, views);
        }
      }
      if (products.size() < PageRequest.MOST) {
        return Page.last(views);
      }
      after = products.getLast().id().toString();
    }
  }

  private static void add(
      Reading reading, ContractSight sight, RegisteredProduct product, List<ContractView> views) {
    for (ProductMajor major : reading.registry().majors(product.id())) {
      if (major.active()) {
        views.addAll(sight.contracts(product.id(), major.major()));
      }
    }
  }
}
