package dev.weft.usecases.release;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.governance.access.Action;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableLine;
import dev.weft.lake.table.TablePlace;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.table.MetadataLocation;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.LabelsNow;
import dev.weft.usecases.run.RunWorker;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Publishes a new release that shows the state of an older one again: revision, contract and files
/// are those of then, the history goes on. The product's triggers stand still until a person runs
/// or applies.
public final class RollbackRelease {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;
  private final RunWorker worker;
  private final Clock clock;

  public RollbackRelease(
      Catalog catalog, AppliedMesh mesh, Lake lake, RunWorker worker, Clock clock) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.lake = lake;
    this.worker = worker;
    this.clock = clock;
  }

  private record Ground(
      Release target,
      SortedMap<String, MetadataLocation> lines,
      Set<MetadataLocation> retained,
      long expectedCurrent) {}

  /// Rolls the major of a release back to it, in one transaction.
  ///
  /// @param to number of a retained release that is not current
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, RELEASE_NOT_RETAINED,
  ///   RELEASE_IS_CURRENT, RELEASE_CONFLICT when another release came meanwhile, LAKE_CLOCK,
  ///   ACCESS_ROLE
  public ReleaseView rollBack(Caller caller, ProductId product, long to) {
    Ground ground = catalog.read(reading -> ground(reading, caller, product, to));
    var cause = new Cause(caller.text(), caller.via(), caller.trace());
    String run = begin(cause, caller, ground);
    try (var _ = worker.keep(run)) {
      Release published = publish(cause, showAgain(caller, ground, run), ground, run);
      return catalog.read(
          reading ->
              new ReleaseViews(reading, mesh, caller)
                  .of(reading.releases().get(product, published.id().number())));
    } catch (WeftException e) {
      giveUp(cause, ground, run, e);
      throw e;
    } catch (RuntimeException e) {
      giveUp(cause, ground, run, ReleaseFailures.mistake(product, to));
      throw e;
    }
  }

  /// A run of its own keeps the sweeper away until the release names the new metadata.
  private String begin(Cause cause, Caller caller, Ground ground) {
    ReleaseId target = ground.target().id();
    var draft =
        new RunDraft(
            worker.newId(),
            target.product(),
            target.version().major(),
            ground.target().revision(),
            RunKind.ROLLBACK,
            Optional.empty(),
            caller.text());
    return catalog.write(
        cause,
        writing -> {
          Run queued = writing.runs().queue(draft, worker.hold(writing.now()));
          return writing.runs().start(queued.id()).id();
        });
  }

  private Release publish(Cause cause, Release draft, Ground ground, String run) {
    return catalog.write(
        cause,
        writing -> {
          Release release =
              writing.releases().publish(worker.withAudit(draft), ground.expectedCurrent());
          new LabelsNow(writing, mesh)
              .published(
                  new ReleaseKey(
                      release.id().product(), ReleaseKind.RELEASE, release.id().number()));
          writing.registry().pause(release.id().product());
          writing.runs().succeed(run, release.id().number());
          return release;
        });
  }

  private void giveUp(Cause cause, Ground ground, String run, WeftException why) {
    catalog.write(
        cause,
        writing ->
            writing
                .runs()
                .fail(run, new Run.Failure(why.code().code(), why.sentence(), why.remedy())));
    // Only now is it sure that no release names these files.
    ReleaseId target = ground.target().id();
    lake.discard(target.product(), target.version().major(), run);
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
        target.release(),
        reading.releases().newestLocations(product, major),
        reading.releases().reachable(),
        current);
  }

  private Release showAgain(Caller caller, Ground ground, String run) {
    Release target = ground.target();
    int major = target.id().version().major();
    var tables = new TreeMap<String, ReleasedTable>();
    for (ReleasedTable table : target.tables().values()) {
      MetadataLocation newest = ground.lines().getOrDefault(table.name(), table.location());
      lake.checkClock(Optional.of(newest), clock.millis());
      var place = new TablePlace(target.id().product(), major, table.name());
      var line = new TableLine(Optional.of(newest), ground.retained());
      MetadataLocation location = lake.showAgain(place, run, line, table.location());
      tables.put(table.name(), table.at(location));
    }
    return new Release(
        target.id(),
        0,
        target.revision(),
        run,
        Optional.of(target.id().number()),
        caller.text(),
        target.inputs(),
        Optional.empty(),
        tables,
        target.checks());
  }
}
