package dev.weft.usecases.registry;

import dev.weft.governance.access.Facts;
import dev.weft.governance.access.PrincipalFacts;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Role;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is known of a principal, as records name it.
final class Standing {

  private Standing() {}

  static SortedMap<String, String> of(MeshDocuments documents, Principal principal) {
    Facts known = documents.facts(0); // roles and attributes know no time
    var standing = new TreeMap<String, String>();
    put(standing, "role", known.rolesOnMesh(principal));
    for (String domain : known.domains().keySet()) {
      put(standing, "role." + domain, known.rolesIn(principal, domain));
    }
    PrincipalFacts vouched = documents.vouchedFor(principal);
    vouched.attributes().forEach((name, all) -> put(standing, name, all));
    if (!vouched.teams().isEmpty()) {
      standing.put("team", vouched.teams().stream().sorted().collect(Collectors.joining(", ")));
    }
    return Collections.unmodifiableSortedMap(standing);
  }

  private static void put(SortedMap<String, String> standing, String name, Set<Role> roles) {
    if (!roles.isEmpty()) {
      standing.put(name, roles.stream().map(Role::word).sorted().collect(Collectors.joining(", ")));
    }
  }

  private static void put(SortedMap<String, String> standing, String name, List<String> values) {
    standing.put("attribute." + name, String.join(", ", values));
  }
}
