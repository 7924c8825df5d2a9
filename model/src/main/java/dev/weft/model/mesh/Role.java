package dev.weft.model.mesh;

import java.util.Locale;
import java.util.Optional;

/// What a principal may do in a domain, or (the last two) on the mesh.
public enum Role {
  PRODUCT_OWNER,
  DATA_ENGINEER,
  ANALYST,
  DATA_SCIENTIST,
  STEWARD,
  PLATFORM_ENGINEER,
  GOVERNANCE_LEAD;

  /// The word in documents, for instance `product_owner`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the role is one of the whole mesh rather than of a domain.
  public boolean ofMesh() {
    return this == PLATFORM_ENGINEER || this == GOVERNANCE_LEAD;
  }

  public static Optional<Role> find(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
