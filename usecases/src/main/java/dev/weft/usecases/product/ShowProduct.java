package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Majors;
import java.util.Optional;

/// Shows a product: what it is, what it promises, where it stands.
public final class ShowProduct {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;

  /// Makes the use case.
  ///
  /// @param log says whether those who asked were answered
  public ShowProduct(Catalog catalog, AppliedMesh mesh, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
  }

  /// A product in its newest major, or in the given one.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   REGISTRY_MOVED
  public ProductView show(Caller caller, ProductId product, Optional<Integer> major) {
    return catalog.read(
        reading -> {
          var views = new ProductViews(reading, mesh, caller);
          views.checkHere(product);
          RegisteredProduct registered =
              reading
                  .registry()
                  .findProduct(product)
                  .filter(views::discovers)
                  .orElseThrow(() -> missing(product.toString()));
          int wanted = major.or(() -> Majors.newest(reading, product)).orElse(registered.major());
          Revision revision =
              reading
                  .registry()
                  .activeRevision(product, wanted)
                  .orElseThrow(() -> missing(product + "@" + wanted));
          return views.of(registered, revision, log);
        });
  }

  private static WeftException missing(String what) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + what,
        "`weft product list` shows what there is.");
  }
}
