package dev.weft.model.mesh;

import java.util.List;

/// People and service accounts who belong together. A team is a member of domains, and holds
/// agreements, as a person does.
///
/// @param members names of people, and `service:` with the name of an account
/// @param groups of issuers, as these name them: whoever is in one of them belongs to the team
public record Team(
    String name, String title, List<String> members, List<String> groups, boolean retired) {
  public Team {
    Names.check("team", name);
    members = List.copyOf(members);
    groups = List.copyOf(groups);
  }
}
