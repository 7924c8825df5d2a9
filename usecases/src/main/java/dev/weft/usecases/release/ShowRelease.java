package dev.weft.usecases.release;

import dev.weft.catalog.Catalog;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;

/// Shows a release with its provenance.
public final class ShowRelease {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowRelease(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// The release, whether its data is there or not.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, REGISTRY_NOT_FOUND, ACCESS_ROLE
  public ReleaseView show(Caller caller, ProductId product, long number) {
    return catalog.read(
        reading -> {
          var views = new ReleaseViews(reading, mesh, caller);
          views.check(product);
          return reading
              .releases()
              .find(product, number)
              .map(views::of)
              .orElseThrow(() -> ReleaseFailures.notFound(product, number));
        });
  }
}
