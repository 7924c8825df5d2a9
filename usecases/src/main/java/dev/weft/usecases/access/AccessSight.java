package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Requests and agreements by name, as far as a caller may know of them. Belongs to its read
/// transaction.
public final class AccessSight {

  private final Reading reading;
  private final AccessRequestViews requests;
  private final AgreementViews agreements;
  private final Map<Long, AccessRequest> known = new HashMap<>();

  public AccessSight(Reading reading, AppliedMesh mesh, Caller caller) {
    MeshDocuments documents = mesh.documents(reading);
    this.reading = reading;
    this.requests = new AccessRequestViews(documents, reading.now(), caller);
    this.agreements = new AgreementViews(documents, reading.now(), caller);
  }

  /// Those of some people who may know of a request.
  ///
  /// @param who as in `Principal.text()`
  /// @param now microseconds since the epoch, the journal's time
  public static Set<String> seers(
      AccessRequest request, Set<String> who, MeshDocuments documents, long now) {
    return who.stream()
        .filter(
            one -> {
              var caller = new Caller(Principals.of(one), Optional.empty(), "background", "");
              return new AccessRequestViews(documents, now, caller).sees(request);
            })
        .collect(Collectors.toSet());
  }

  /// Looks up at once some requests about which will be asked.
  public void prepare(Set<Long> numbers) {
    reading.requests().several(numbers).forEach(one -> known.put(one.number(), one));
  }

  public Optional<AccessRequestView> request(long number) {
    return Optional.ofNullable(known.get(number))
        .or(() -> reading.requests().find(number))
        .filter(requests::sees)
        .map(requests::of);
  }

  /// Whether the caller may know of an agreement, of now or of an earlier time.
  public boolean sees(Scoped<Agreement> agreement) {
    return agreements.sees(agreement);
  }

  public Optional<AgreementView> agreement(String domain, String id) {
    return agreements.find(domain, id).map(agreements::of);
  }
}
