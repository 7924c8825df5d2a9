package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Lists the products that the caller may discover, by domain and name.
public final class ListProducts {

  /// More active majors than any product has.
  private static final int MAJORS = 50;

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
    int limit = Math.max(page.limit(), MAJORS);
    List<ProductStanding> majors =
        reading.overview().standings(new ProductStanding.Cursor(after, Integer.MAX_VALUE), limit);
    boolean full = majors.size() == limit;
    List<ProductStanding> products = full ? withoutLast(majors) : majors;
    var views = new ProductViews(reading, mesh, caller);
    var newest = new LinkedHashMap<ProductId, ProductStanding>();
    for (ProductStanding standing : products) {
      boolean wanted = domain.map(standing.product().domain()::equals).orElse(true);
      if (wanted && views.discovers(standing.hidden(), standing.product())) {
        newest.put(standing.product(), standing);
      }
    }
    var items = newest.values().stream().map(ProductViews::summary).toList();
    boolean more = full && domain.map(products.getLast().product().domain()::equals).orElse(true);
    return more ? new Page<>(items, products.getLast().product().toString()) : Page.last(items);
  }

  /// The last product of a full page may have a newer major on the next one.
  private static List<ProductStanding> withoutLast(List<ProductStanding> majors) {
    ProductId last = majors.getLast().product();
    return majors.stream().filter(standing -> !standing.product().equals(last)).toList();
  }
}
