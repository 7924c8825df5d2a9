package dev.weft.benchmarks.door;

import dev.weft.benchmarks.start.Node;
import java.io.IOException;

/// The most memory that was seen.
///
/// @param server of the server alone
/// @param others of the processes that it started, together
record Peak(long server, long others) {

  private static final long STEP_MILLIS = 50;

  /// Looks until then.
  ///
  /// @param end as `System.nanoTime` counts
  static Peak until(Node node, long end) throws IOException, InterruptedException {
    var peak = new Peak(0, 0);
    while (System.nanoTime() < end) {
      long server = node.memory();
      long others = node.memoryOfChildren();
      peak = new Peak(Math.max(peak.server, server), Math.max(peak.others, others));
      Thread.sleep(STEP_MILLIS);
    }
    return peak;
  }
}
