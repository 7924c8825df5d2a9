package dev.weft.governance.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the platform vouches for about a principal.
///
/// @param teams it belongs to, by bare name
/// @param attributes name to values as text; a single one for plain attributes
public record PrincipalFacts(Set<String> teams, Map<String, List<String>> attributes) {

  /// Nothing is known of them.
  public static final PrincipalFacts NONE = new PrincipalFacts(Set.of(), Map.of());

  public PrincipalFacts {
    teams = Set.copyOf(teams);
    attributes = Map.copyOf(attributes);
  }
}
