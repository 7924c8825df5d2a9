package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.governance.access.AccessKernel;
import dev.weft.model.access.Caller;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;

/// Whose numbers a caller may see. Counts of rows and results of checks are data: they go to those
/// who may read every row of the table they are of, and to nobody else. Belongs to its read
/// transaction.
public final class DataSight {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AccessKernel kernel;
  private final Caller caller;

  public DataSight(Reading reading, AppliedMesh mesh, AccessKernel kernel, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.kernel = kernel;
    this.caller = caller;
  }

  /// Whether the caller may read all of this table of a release.
  public boolean reads(Release release, ReleasedTable table) {
    return reads(ReadTable.of(reading, mesh, release, table));
  }

  public boolean reads(ReadTable table) {
    return kernel.counts(caller.principal(), table.facts()).allowed();
  }
}
