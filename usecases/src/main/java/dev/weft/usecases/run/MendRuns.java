package dev.weft.usecases.run;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Run;
import dev.weft.lake.table.Lake;
import java.util.List;
import java.util.function.Function;

/// Ends the runs that a server left behind when it died, and throws away what they wrote.
public final class MendRuns {

  private final Catalog catalog;
  private final Lake lake;

  public MendRuns(Catalog catalog, Lake lake) {
    this.catalog = catalog;
    this.lake = lake;
  }

  /// Ends all live runs. To be called before the first run of a process that has its catalog alone.
  ///
  /// @return how many runs were lost
  public int mendAll() {
    return mend(writing -> writing.runs().markLost(Long.MAX_VALUE));
  }

  /// Ends the runs that a server of this name left. To be called before its first run when other
  /// servers share the catalog: their runs go on.
  ///
  /// @return how many runs were lost
  public int mendOf(String owner) {
    return mend(writing -> writing.runs().markLostOf(owner));
  }

  /// Ends the runs of servers that have given no sign of life for too long.
  ///
  /// @return how many runs were lost
  public int mendExpired() {
    return mend(writing -> writing.runs().markLost(writing.now()));
  }

  private int mend(Function<Writing, List<Run>> lose) {
    if (catalog.read(reading -> reading.runs().live(Run.Cursor.OLDEST, 1)).isEmpty()) {
      return 0;
    }
    List<Run> lost = catalog.write(new Cause("platform", "background", ""), lose);
    lost.forEach(run -> lake.discard(run.product(), run.major(), run.id()));
    return lost.size();
  }
}
