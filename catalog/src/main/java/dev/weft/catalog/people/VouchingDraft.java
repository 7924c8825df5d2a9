package dev.weft.catalog.people;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an issuer says of a person, as it is to be stored.
///
/// @param principal as in `Principal.text()`
/// @param account by which the issuer knows them
/// @param way with what it is said, see [Way]
/// @param saidAt microseconds since the epoch, as `endsAt`
public record VouchingDraft(
    String principal,
    Optional<String> account,
    String issuer,
    String way,
    SortedSet<String> groups,
    SortedMap<String, List<String>> attributes,
    long saidAt,
    long endsAt) {

  public VouchingDraft {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// Groups and attributes in any order.
  public record Said(Set<String> groups, Map<String, List<String>> attributes) {}

  /// The same from collections of any order.
  public static VouchingDraft of(
      String principal,
      String account,
      String issuer,
      String way,
      Said said,
      long saidAt,
      long endsAt) {
    return new VouchingDraft(
        principal,
        Optional.of(account),
        issuer,
        way,
        new TreeSet<>(said.groups()),
        new TreeMap<>(said.attributes()),
        saidAt,
        endsAt);
  }

  /// Whether it says nothing.
  public boolean isSilent() {
    return groups.isEmpty() && attributes.isEmpty();
  }
}
