package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;

/// Whose runs a caller sees: those of domains whose internal tables they read or whose products
/// they build, and all of them for who operates the platform.
public final class SeenRuns {

  private SeenRuns() {}

  /// Whether the caller sees runs of products of a domain.
  public static boolean sees(AccessKernel kernel, Caller caller, String domain) {
    return kernel.inDomain(caller.principal(), Action.READ_INTERNAL, domain).allowed()
        || decide(kernel, caller, domain).allowed();
  }

  /// A run that the caller sees.
  ///
  /// @throws WeftException RUN_NOT_FOUND, also when the caller may not see it
  static Run get(Reading reading, AccessKernel kernel, Caller caller, String id) {
    return reading
        .runs()
        .find(id)
        .filter(run -> sees(kernel, caller, run.product().domain()))
        .orElseThrow(() -> RunFailures.noRun(id));
  }

  /// The refusal, when there is one, names who builds.
  static Decision decide(AccessKernel kernel, Caller caller, String domain) {
    Decision operator = kernel.onMesh(caller.principal(), Action.OPERATE);
    return operator.allowed()
        ? operator
        : kernel.inDomain(caller.principal(), Action.BUILD, domain);
  }
}
