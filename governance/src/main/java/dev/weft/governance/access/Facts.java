package dev.weft.governance.access;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a decision is a function of: who has which role, which agreements stand, which labels are.
///
/// @param mesh members of the mesh
/// @param domains members by domain
/// @param agreements those in force at the time of the decision
public record Facts(
    List<Member> mesh,
    Map<String, List<Member>> domains,
    List<Agreement> agreements,
    List<LabelFamily> families) {

  public Facts {
    mesh = List.copyOf(mesh);
    domains = Map.copyOf(domains);
    agreements = List.copyOf(agreements);
    families = List.copyOf(families);
  }

  /// Roles of a principal on the mesh. The operator is platform engineer and first governance lead.
  public Set<Role> rolesOnMesh(Principal principal) {
    var roles = rolesOf(principal, mesh);
    if (principal instanceof Principal.Operator) {
      roles.add(Role.PLATFORM_ENGINEER);
      roles.add(Role.GOVERNANCE_LEAD);
    }
    return roles;
  }

  /// Roles of a principal in a domain, without those on the mesh.
  public Set<Role> rolesIn(Principal principal, String domain) {
    return rolesOf(principal, domains.getOrDefault(domain, List.of()));
  }

  /// People with one of these roles in the domain or on the mesh, by name.
  public Set<String> holders(Set<Role> roles, String domain) {
    var names = new TreeSet<String>();
    for (Member member : domains.getOrDefault(domain, List.of())) {
      if (member.roles().stream().anyMatch(role -> !role.ofMesh() && roles.contains(role))) {
        names.add(member.who());
      }
    }
    for (Member member : mesh) {
      if (member.roles().stream().anyMatch(role -> role.ofMesh() && roles.contains(role))) {
        names.add(member.who());
      }
    }
    return names;
  }

  private static Set<Role> rolesOf(Principal principal, List<Member> members) {
    var roles = EnumSet.noneOf(Role.class);
    for (Member member : members) {
      if (member.who().equals(principal.text())) {
        roles.addAll(member.roles());
      }
    }
    return roles;
  }
}
