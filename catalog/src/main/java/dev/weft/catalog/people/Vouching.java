package dev.weft.catalog.people;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// What an issuer said of a person when they signed in.
///
/// @param number counts over all people, from 1
/// @param principal as in `Principal.text()`
/// @param groups as the issuer names them
/// @param attributes name to values, as the issuer said them
/// @param saidAt microseconds since the epoch, as all times here: when the issuer said it
/// @param recordedAt when it was heard first; it counts from then on
/// @param endsAt until when it counts
public record Vouching(
    long number,
    String principal,
    String issuer,
    SortedSet<String> groups,
    SortedMap<String, List<String>> attributes,
    long saidAt,
    long recordedAt,
    long endsAt) {

  /// Whether it is the same that is said.
  public boolean says(VouchingDraft draft) {
    return issuer.equals(draft.issuer())
        && groups.equals(draft.groups())
        && attributes.equals(draft.attributes());
  }
}
