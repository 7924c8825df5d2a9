package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.overview.ProductStanding;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Elsewhere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Lists the products that the caller may discover, by domain and name.
public final class ListProducts {

  /// Majors read at once; more than any product has active.
  private static final int ROWS = PageRequest.MOST;

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListProducts(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of products.
  ///
  /// @param domain only products of this one
  public Page<ProductView.Summary> list(Caller caller, Optional<String> domain, PageRequest page) {
    return catalog.read(reading -> list(reading, caller, domain, page));
  }

  /// Reads on until the page is full: neither a short page nor its cursor tells of what is hidden.
  private Page<ProductView.Summary> list(
      Reading reading, Caller caller, Optional<String> domain, PageRequest page) {
    String after = page.cursor().isEmpty() ? domain.map(d -> d + "/").orElse("") : page.cursor();
    var views = new ProductViews(reading, mesh, caller);
    var newest = new LinkedHashMap<ProductId, ProductStanding>();
    boolean more = true;
    while (more && newest.size() <= page.limit()) {
      var cursor = new ProductStanding.Cursor(after, Integer.MAX_VALUE);
      List<ProductStanding> majors = reading.overview().standings(cursor, ROWS);
      more = majors.size() == ROWS;
      for (ProductStanding standing : more ? withoutLast(majors) : majors) {
        boolean wanted = domain.map(standing.product().domain()::equals).orElse(true);
        if (wanted && views.discovers(standing.hidden(), standing.product())) {
          newest.put(standing.product(), standing);
        }
        more &= wanted;
        after = standing.product().toString();
      }
    }
    List<ProductStanding> shown = newest.values().stream().limit(page.limit()).toList();
    var elsewhere = Elsewhere.of(reading, mesh, shown);
    var items = shown.stream().map(one -> ProductViews.summary(one, elsewhere)).toList();
    return newest.size() > page.limit()
        ? new Page<>(items, items.getLast().product())
        : Page.last(items);
  }

  /// The last product of a full page may have a newer major on the next one.
  private static List<ProductStanding> withoutLast(List<ProductStanding> majors) {
    ProductId last = majors.getLast().product();
    return majors.stream().filter(standing -> !standing.product().equals(last)).toList();
  }
}
