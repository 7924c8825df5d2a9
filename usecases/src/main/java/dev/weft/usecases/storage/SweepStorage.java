package dev.weft.usecases.storage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.RetentionRule;
import dev.weft.catalog.run.Hold;
import dev.weft.governance.access.Action;
import dev.weft.lake.sweep.SweepReport;
import dev.weft.lake.sweep.SweepRequest;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Mesh;
import dev.weft.usecases.registry.AppliedMesh;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Drops releases that are no longer retained and removes the files that nothing names any more. A
/// dropped release keeps its files for the grace, and so does whatever has just been written.
public final class SweepStorage {

  /// Longest query, longest credential, one hour.
  public static final Duration GRACE = Duration.ofHours(2);

  private static final String LEASE = "sweep";
  private static final Duration LEASED = Duration.ofMinutes(30);
  private static final Cause BACKGROUND = new Cause("platform", "background", "");

  private final String owner;
  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Sweeper sweeper;
  private final Clock clock;

  /// @param owner name of this server, that no other server of the catalog has
  public SweepStorage(
      Catalog catalog, AppliedMesh mesh, Sweeper sweeper, Clock clock, String owner) {
    this.owner = owner;
    this.catalog = catalog;
    this.mesh = mesh;
    this.sweeper = sweeper;
    this.clock = clock;
  }

  /// Sweeps at somebody's wish.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE unless the caller operates the
  ///   platform; SERVER_BUSY while another server sweeps
  public StorageView sweep(Caller caller) {
    catalog.read(
        reading ->
            mesh.documents(reading)
                .kernel(reading.now())
                .onMesh(caller.principal(), Action.OPERATE)
                .orThrow());
    return leased(() -> sweep(GRACE)).orElseThrow(StorageFailures::sweeping);
  }

  /// Sweeps as a background task, then drops what is due: its files stay for the grace, so that
  /// whoever has just planned a query on them can finish it.
  ///
  /// @return empty when another server is about it, and nothing was done
  public Optional<StorageView> sweepAndDrop() {
    return leased(
        () -> {
          StorageView swept = sweep(GRACE);
          drop();
          return swept;
        });
  }

  /// Sweeps before anybody can read, after a server that died: files of its runs need no grace.
  /// Reads all metadata. Only for a server that has catalog and lake alone.
  ///
  /// @return how many files went
  public long sweepAtStart() {
    return sweep(catalog.read(StorageMarks::mark), Duration.ZERO).deleted().files();
  }

  private Optional<StorageView> leased(Supplier<StorageView> work) {
    boolean mine =
        catalog.write(
            BACKGROUND,
            writing ->
                writing
                    .leases()
                    .take(LEASE, new Hold(owner, writing.now() + LEASED.toMillis() * 1_000)));
    if (!mine) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      giveBack();
    }
  }

  private void giveBack() {
    catalog.write(
        BACKGROUND,
        writing -> {
          writing.leases().giveBack(LEASE, owner);
          return owner;
        });
  }

  private StorageView sweep(Duration grace) {
    StorageMarks.Marked marked = catalog.read(StorageMarks::mark);
    SweepReport report = sweep(marked, grace);
    return StorageMarks.view(
        sweeper.inspect(marked.retained(), marked.liveRuns()), report.deleted().files());
  }

  private SweepReport sweep(StorageMarks.Marked marked, Duration grace) {
    return sweeper.sweep(
        new SweepRequest(marked.retained(), marked.liveRuns(), grace, clock.instant()));
  }

  private void drop() {
    Set<ReleaseKey> due =
        catalog.read(reading -> reading.releases().droppable(reading.now(), rule(reading)));
    if (!due.isEmpty()) {
      catalog.write(
          BACKGROUND,
          writing -> {
            writing.releases().drop(due);
            return due;
          });
    }
  }

  private RetentionRule rule(Reading reading) {
    return mesh.documents(reading)
        .mesh()
        .map(Mesh::retention)
        .map(keep -> new RetentionRule(keep.releases(), keep.days()))
        .orElse(RetentionRule.DEFAULT);
  }
}
