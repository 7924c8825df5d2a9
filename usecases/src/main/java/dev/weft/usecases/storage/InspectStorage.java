package dev.weft.usecases.storage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.governance.access.Action;
import dev.weft.lake.sweep.StorageReport;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.model.access.Caller;
import dev.weft.model.table.MetadataLocation;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts what lies in the lake against what releases name. Changes nothing.
public final class InspectStorage {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Sweeper sweeper;

  public InspectStorage(Catalog catalog, AppliedMesh mesh, Sweeper sweeper) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.sweeper = sweeper;
  }

  /// The state of storage.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE unless the caller operates the platform
  public StorageView inspect(Caller caller) {
    Marked marked =
        catalog.read(
            reading -> {
              mesh.documents(reading)
                  .kernel(reading.now())
                  .onMesh(caller.principal(), Action.OPERATE)
                  .orThrow();
              return mark(reading);
            });
    return view(sweeper.inspect(marked.retained(), marked.liveRuns()), 0);
  }

  /// What must not be touched.
  record Marked(Set<MetadataLocation> retained, Set<String> liveRuns) {}

  static Marked mark(Reading reading) {
    var live = new HashSet<String>();
    var after = new Run.Cursor(0, "");
    while (true) {
      var page = reading.runs().live(after, 200);
      page.forEach(run -> live.add(run.id()));
      if (page.size() < 200) {
        return new Marked(reading.releases().reachable(), live);
      }
      after = page.getLast().cursor();
    }
  }

  static StorageView view(StorageReport report, long removed) {
    List<String> paths = new ArrayList<>(report.unreachable().first());
    paths.addAll(report.missing().first());
    return new StorageView(
        report.reachable().files(),
        report.unreachable().files(),
        report.missing().files(),
        report.reachable().bytes(),
        report.unreachable().bytes(),
        removed,
        paths);
  }
}
