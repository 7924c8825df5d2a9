package dev.weft.usecases.run;

import dev.weft.governance.access.AccessKernel;
import dev.weft.model.access.Caller;

/// Whose runs a caller sees, for those who tell of them.
public final class SeenRuns {

  private SeenRuns() {}

  /// Whether the caller sees runs of products of a domain.
  public static boolean of(String domain, AccessKernel kernel, Caller caller) {
    return RunSight.sees(kernel, caller, domain);
  }
}
