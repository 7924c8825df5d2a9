package dev.weft.catalog.people;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an issuer says of a person, as it is to be stored.
///
/// @param principal as in `Principal.text()`
/// @param saidAt microseconds since the epoch, as `endsAt`
public record VouchingDraft(
    String principal,
    String issuer,
    SortedSet<String> groups,
    SortedMap<String, List<String>> attributes,
    long saidAt,
    long endsAt) {

  public VouchingDraft {
    groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /// The same from collections of any order.
  public static VouchingDraft of(
      String principal,
      String issuer,
      Set<String> groups,
      Map<String, List<String>> attributes,
      long saidAt,
      long endsAt) {
    return new VouchingDraft(
        principal, issuer, new TreeSet<>(groups), new TreeMap<>(attributes), saidAt, endsAt);
  }
}
