package dev.weft.usecases.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an issuer says of somebody who signed in there; its signature was checked.
///
/// @param account what the issuer calls them
/// @param groups as the issuer names them
/// @param attributes by the names of `mesh.yaml`
/// @param saidAt when the issuer said it
/// @param endsAt until when it counts
public record Vouched(
    String issuer,
    String account,
    Set<String> groups,
    Map<String, List<String>> attributes,
    Instant saidAt,
    Instant endsAt) {

  public Vouched {
    groups = Set.copyOf(groups);
    attributes = Map.copyOf(attributes);
  }
}
