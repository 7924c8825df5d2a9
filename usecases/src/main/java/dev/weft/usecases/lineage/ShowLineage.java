package dev.weft.usecases.lineage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.lineage.ReleasedColumn;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.model.access.Caller;
import dev.weft.model.product.Address;
import dev.weft.usecases.registry.AddressedRelease;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.List;

/// Shows what columns are made of, or what is made of them, over products. Names, never data.
public final class ShowLineage {

  private static final int DEEPEST = 50;

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowLineage(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Which way to look.
  public enum Direction {
    /// To what it is made of, through the releases that were read.
    UP,
    /// To what current releases make of it.
    DOWN
  }

  /// The lineage of a product, a table or a column, in its current release or the given one.
  ///
  /// @param depth steps to take, from 1 to 50
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for a hidden product;
  ///   RELEASE_NOT_FOUND before the first release
  public LineageView show(Caller caller, Address of, Direction direction, int depth) {
    return catalog.read(
        reading -> {
          var discovery = new Discovery(reading, mesh, caller.principal());
          discovery.checkHere(of.product());
          if (reading.registry().findProduct(of.product()).filter(discovery::discovers).isEmpty()) {
            throw LineageFailures.unknown(of);
          }
          List<ReleasedColumn> start = start(reading, of);
          if (start.isEmpty()) {
            throw LineageFailures.unknown(of);
          }
          var walk = new LineageWalk(reading, discovery::discovers, direction);
          return walk.from(of.toString(), start, Math.clamp(depth, 1, DEEPEST));
        });
  }

  private static List<ReleasedColumn> start(Reading reading, Address of) {
    StoredRelease release =
        AddressedRelease.find(reading, of).orElseThrow(() -> LineageFailures.noRelease(of));
    return reading.lineage().columns(release.key()).stream()
        .filter(column -> of.table().map(column.table()::equals).orElse(true))
        .filter(column -> of.column().map(column.column()::equals).orElse(true))
        .toList();
  }
}
