package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;

/// Agreements that end within a month, told to those whom they concern while they can still agree
/// on others.
public final class EndingAgreements {

  private static final long DAYS = 30;

  private EndingAgreements() {}

  /// Those that the caller may see, the next one to end first.
  public static List<AgreementView> of(Reading reading, AppliedMesh mesh, Caller caller) {
    return new AgreementViews(reading, mesh, caller).endingWithin(DAYS);
  }
}
