package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Run;
import dev.weft.lake.table.Lake;
import java.util.List;

/// Ends the runs that a server left behind when it died, and throws away what they wrote.
public final class MendRuns {

  private final Catalog catalog;
  private final Lake lake;

  public MendRuns(Catalog catalog, Lake lake) {
    this.catalog = catalog;
    this.lake = lake;
  }

  /// To be called before the first run of a process that owns its data folder alone.
  ///
  /// @return how many runs were lost
  public int mend() {
    if (catalog.read(reading -> reading.runs().live(new Run.Cursor(0, ""), 1)).isEmpty()) {
      return 0;
    }
    List<Run> lost =
        catalog.write(
            new Cause("platform", "background", ""),
            writing -> writing.runs().markLost(Long.MAX_VALUE));
    lost.forEach(run -> lake.discard(run.product(), run.major(), run.id()));
    return lost.size();
  }
}
