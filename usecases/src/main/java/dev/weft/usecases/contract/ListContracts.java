package dev.weft.usecases.contract;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
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
      List<ProductId> seen =
          products.stream().filter(sight::discovers).map(RegisteredProduct::id).toList();
      List<ProductId> part = seen.subList(0, Math.min(room, seen.size()));
      views.addAll(sight.contracts(part));
      room -= part.size();
      shown = part.isEmpty() ? shown : part.getLast().toString();
      if (part.size() < seen.size()) {
        return new Page<>(views, shown);
      }
      if (products.size() < PageRequest.MOST) {
        return Page.last(views);
      }
      after = products.getLast().id().toString();
    }
  }
}
