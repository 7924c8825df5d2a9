package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Lists the products that the caller may discover, by domain and name.
public final class ListProducts {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListProducts(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of products; it may hold fewer than asked for, where some are hidden.
  ///
  /// @param domain only products of this one
  public Page<ProductView.Summary> list(Caller caller, Optional<String> domain, PageRequest page) {
    return catalog.read(reading -> list(reading, caller, domain, page));
  }

  private Page<ProductView.Summary> list(
      Reading reading, Caller caller, Optional<String> domain, PageRequest page) {
    String after = page.cursor().isEmpty() ? domain.map(d -> d + "/").orElse("") : page.cursor();
    List<RegisteredProduct> products = reading.registry().products(after, page.limit());
    var views = new ProductViews(reading, mesh, caller);
    var items =
        products.stream()
            .filter(product -> domain.map(product.id().domain()::equals).orElse(true))
            .filter(views::discovers)
            .map(views::summary)
            .toList();
    boolean more =
        products.size() == page.limit()
            && domain.map(products.getLast().id().domain()::equals).orElse(true);
    return more ? new Page<>(items, products.getLast().id().toString()) : Page.last(items);
  }
}
