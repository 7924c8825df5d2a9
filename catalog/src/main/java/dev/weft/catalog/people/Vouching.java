package dev.weft.catalog.people;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// What an issuer said of a person when they signed in.
///
/// @param number counts over all people, from 1
/// @param principal as in `Principal.text()`
/// @param account by which the issuer knows them; empty for what was said before it was kept
/// @param way with what it was said, see [Way]
/// @param groups as the issuer names them
/// @param attributes name to values, as the issuer said them
/// @param saidAt microseconds since the epoch, as all times here: when the issuer said it
/// @param recordedAt when it was heard first; it counts from then on
/// @param endsAt until when it counts
public record Vouching(
    long number,
    String principal,
    Optional<String> account,
    String issuer,
    String way,
    SortedSet<String> groups,
    SortedMap<String, List<String>> attributes,
    long saidAt,
    long recordedAt,
    long endsAt) {

  /// Whether it is the same that is said, of the same issuer in the same way.
  public boolean says(VouchingDraft draft) {
    return account.equals(draft.account())
        && groups.equals(draft.groups())
        && attributes.equals(draft.attributes());
  }
}
