package dev.weft.usecases.registry;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.ReadTable;
import dev.weft.model.access.Caller;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;

/// Whose numbers a caller may see. Counts of rows and results of checks are data: they go to those
/// who may read the table they are of, and to nobody else. Immutable.
public final class DataSight {

  private final AccessKernel kernel;
  private final Caller caller;

  public DataSight(AccessKernel kernel, Caller caller) {
    this.kernel = kernel;
    this.caller = caller;
  }

  /// Whether the caller may read this table of a release.
  public boolean reads(Release release, ReleasedTable table) {
    return reads(
        new ReadTable(
            release.id().product(),
            release.id().version().major(),
            table.name(),
            table.internal() ? "" : table.name(),
            table.labels()));
  }

  public boolean reads(ReadTable table) {
    return kernel.read(caller.principal(), table).allowed();
  }
}
