package dev.weft.usecases.run;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.model.access.Caller;

/// Whose runs a caller sees: those of domains whose internal tables they read or whose products
/// they build, and all of them for who operates the platform.
final class RunSight {

  private RunSight() {}

  static boolean sees(AccessKernel kernel, Caller caller, String domain) {
    return kernel.inDomain(caller.principal(), Action.READ_INTERNAL, domain).allowed()
        || decide(kernel, caller, domain).allowed();
  }

  /// The refusal, when there is one, names who builds.
  static Decision decide(AccessKernel kernel, Caller caller, String domain) {
    Decision operator = kernel.onMesh(caller.principal(), Action.OPERATE);
    return operator.allowed()
        ? operator
        : kernel.inDomain(caller.principal(), Action.BUILD, domain);
  }
}
