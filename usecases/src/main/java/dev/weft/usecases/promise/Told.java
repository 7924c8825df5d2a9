package dev.weft.usecases.promise;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Measure;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// By what a promise was measured, as far as it is told.
final class Told {

  private Told() {}

  /// How often others were not answered is for those who audit the domain; empty for all others.
  static String measured(
      ServiceLevel level,
      Judgement judgement,
      AccessKernel kernel,
      Caller caller,
      ProductId product) {
    boolean ofOthers = level.measure().equals(Optional.of(Measure.AVAILABILITY));
    return !ofOthers
            || kernel.inDomain(caller.principal(), Action.AUDIT_DOMAIN, product.domain()).allowed()
        ? judgement.measured()
        : "";
  }
}
