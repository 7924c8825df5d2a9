package dev.weft.usecases.access;

import dev.weft.catalog.people.VouchingDraft;
import dev.weft.model.access.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an issuer says of somebody who signed in there; its signature was checked.
///
/// @param account what the issuer calls them
/// @param client whom the issuer said it to; empty when it does not say
/// @param groups as the issuer names them
/// @param attributes by the names of `mesh.yaml`
/// @param saidAt when the issuer said it
/// @param endsAt until when it counts
public record Vouched(
    String issuer,
    String account,
    Optional<String> client,
    Set<String> groups,
    Map<String, List<String>> attributes,
    Instant saidAt,
    Instant endsAt) {

  public Vouched {
    groups = Set.copyOf(groups);
    attributes = Map.copyOf(attributes);
  }

  /// The same of whoever has the account, as it is kept.
  ///
  /// @param way with what it is said, see [dev.weft.catalog.people.Way]
  VouchingDraft of(Principal person, String way) {
    return of(person, way, micros(endsAt));
  }

  /// The same until another time.
  ///
  /// @param end microseconds since the epoch
  VouchingDraft of(Principal person, String way, long end) {
    var said = new VouchingDraft.Said(groups, attributes);
    return VouchingDraft.of(person.text(), account, issuer, way, said, micros(saidAt), end);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
