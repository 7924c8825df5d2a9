package dev.weft.usecases.release;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.Action;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TablePlace;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.table.MetadataLocation;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/// Publishes a new release that shows the state of an older one again: revision, contract and files
/// are those of then, the history goes on. The product's triggers stand still until a person runs
/// or applies.
public final class RollbackRelease {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;
  private final Clock clock;

  public RollbackRelease(Catalog catalog, AppliedMesh mesh, Lake lake, Clock clock) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.lake = lake;
    this.clock = clock;
  }

  private record Ground(
      Release target, SortedMap<String, MetadataLocation> lines, long expectedCurrent) {}

  /// Rolls the major of a release back to it, in one transaction.
  ///
  /// @param to number of a retained release that is not current
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, RELEASE_NOT_RETAINED,
  ///     RELEASE_IS_CURRENT, RELEASE_CONFLICT when another release came meanwhile, LAKE_CLOCK,
  ///     ACCESS_ROLE
  public ReleaseView rollBack(Caller caller, ProductId product, long to) {
    Ground ground = catalog.read(reading -> ground(reading, caller, product, to));
    String run = newId();
    int major = ground.target().id().version().major();
    try {
      Release draft = showAgain(caller, ground, run);
      var cause = new Cause(caller.text(), caller.via(), caller.trace());
      Release published =
          catalog.write(
              cause,
              writing -> {
                Release release = writing.releases().publish(draft, ground.expectedCurrent());
                writing.registry().pause(product);
                return release;
              });
      return catalog.read(
          reading ->
              new ReleaseViews(reading, mesh, caller)
                  .of(reading.releases().get(product, published.id().number())));
    } catch (WeftException e) {
      if (!isPublished(product, run)) {
        lake.discard(product, major, run);
      }
      throw e;
    }
  }

  private boolean isPublished(ProductId product, String run) {
    return catalog.read(
        reading ->
            reading.releases().list(product, Long.MAX_VALUE, 10).stream()
                .anyMatch(stored -> stored.release().runId().equals(run)));
  }

  private Ground ground(Reading reading, Caller caller, ProductId product, long to) {
    mesh.documents(reading)
        .kernel(reading.now())
        .inDomain(caller.principal(), Action.BUILD, product.domain())
        .orThrow();
    StoredRelease target =
        reading
            .releases()
            .find(product, to)
            .orElseThrow(() -> ReleaseFailures.notFound(product, to));
    if (target.dropped()) {
      throw ReleaseFailures.notRetained(product, to);
    }
    int major = target.release().id().version().major();
    long current = reading.releases().currentNumber(product, major);
    if (current == to) {
      throw ReleaseFailures.isCurrent(product, to);
    }
    return new Ground(
        target.release(), reading.releases().newestLocations(product, major), current);
  }

  private Release showAgain(Caller caller, Ground ground, String run) {
    Release target = ground.target();
    int major = target.id().version().major();
    var tables = new TreeMap<String, ReleasedTable>();
    for (ReleasedTable table : target.tables().values()) {
      MetadataLocation newest = ground.lines().getOrDefault(table.name(), table.location());
      lake.checkClock(Optional.of(newest), clock.millis());
      var place = new TablePlace(target.id().product(), major, table.name());
      MetadataLocation location = lake.showAgain(place, run, newest, table.location());
      tables.put(
          table.name(),
          new ReleasedTable(
              table.name(),
              table.internal(),
              location,
              table.rows(),
              table.bytes(),
              table.quarantined(),
              table.lineage(),
              table.labels()));
    }
    return new Release(
        target.id(),
        0,
        target.revision(),
        run,
        Optional.of(target.id().number()),
        caller.text(),
        target.inputs(),
        tables,
        target.checks());
  }

  private String newId() {
    byte[] bytes = new byte[5];
    ThreadLocalRandom.current().nextBytes(bytes);
    return "b" + Long.toString(clock.millis(), 36) + HexFormat.of().formatHex(bytes);
  }
}
