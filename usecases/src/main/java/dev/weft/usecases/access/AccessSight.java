package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.Optional;

/// Requests and agreements by name, as far as a caller may know of them. Belongs to its read
/// transaction.
public final class AccessSight {

  private final Reading reading;
  private final AccessRequestViews requests;
  private final AgreementViews agreements;

  public AccessSight(Reading reading, AppliedMesh mesh, Caller caller) {
    this.reading = reading;
    this.requests = new AccessRequestViews(reading, mesh, caller);
    this.agreements = new AgreementViews(reading, mesh, caller);
  }

  public Optional<AccessRequestView> request(long number) {
    return reading.requests().find(number).filter(requests::sees).map(requests::of);
  }

  /// Whether the caller may know of an agreement, of now or of an earlier time.
  public boolean sees(Scoped<Agreement> agreement) {
    return agreements.sees(agreement);
  }

  public Optional<AgreementView> agreement(String domain, String id) {
    return agreements.find(domain, id).map(agreements::of);
  }
}
