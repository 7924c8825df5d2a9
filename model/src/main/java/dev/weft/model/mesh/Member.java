package dev.weft.model.mesh;

import java.util.List;
import java.util.Set;

/// One person's or service's roles in the mesh or a domain.
public record Member(String who, Set<Role> roles, List<String> purposes) {
  public Member {
    roles = Set.copyOf(roles);
    purposes = List.copyOf(purposes);
  }
}
