package dev.weft.usecases.release;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;

/// Lists a product's releases over all majors, newest first, those without data included.
public final class ListReleases {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ListReleases(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of releases.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, ACCESS_ROLE
  public Page<ReleaseView> list(Caller caller, ProductId product, PageRequest page) {
    return catalog.read(
        reading -> {
          var views = new ReleaseViews(reading, mesh, caller);
          views.check(product);
          List<StoredRelease> releases =
              reading.releases().list(product, page.number(Long.MAX_VALUE), page.limit());
          List<ReleaseView> items = views.of(releases);
          return releases.size() < page.limit()
              ? Page.last(items)
              : new Page<>(items, Long.toString(items.getLast().number()));
        });
  }
}
