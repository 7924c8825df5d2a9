package dev.weft.governance.access;

import dev.weft.model.mesh.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The one right that a table is read under.
///
/// @param id of the agreement; of a membership the domain, with the team behind a colon when the
///   caller is a member through one
/// @param version of the agreement's document; 0 for a membership
/// @param roles of the membership; none under an agreement
/// @param purposes those that it carries and the vocabulary knows; none for a product that reads
///   its own domain, whose builds have no purpose
public record Grant(Via via, String id, long version, Set<Role> roles, SortedSet<String> purposes) {

  /// Where a grant comes from.
  public enum Via {
    MEMBERSHIP,
    AGREEMENT;

    /// The word in policies.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Grant {
    var sorted = EnumSet.noneOf(Role.class);
    sorted.addAll(roles);
    roles = Collections.unmodifiableSet(sorted);
    purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
  }

  /// For messages and traces: `membership customer`, `agreement cy_reads_bookings`.
  public String text() {
    return via.word() + " " + id;
  }
}
