package dev.weft.usecases.storage;

import dev.weft.catalog.Catalog;
import dev.weft.governance.access.Action;
import dev.weft.lake.sweep.Sweeper;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;

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
    StorageMarks.Marked marked =
        catalog.read(
            reading -> {
              mesh.documents(reading)
                  .kernel(reading.now())
                  .onMesh(caller.principal(), Action.OPERATE)
                  .orThrow();
              return StorageMarks.mark(reading);
            });
    return StorageMarks.view(sweeper.inspect(marked.retained(), marked.liveRuns()), 0);
  }
}
