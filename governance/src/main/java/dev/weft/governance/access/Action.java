package dev.weft.governance.access;

import dev.weft.model.mesh.Role;
import java.util.Set;

/// What can be done in a mesh, and which roles may do it. This is the table of standing as data; a
/// role of a domain counts in that domain, a role of the mesh everywhere.
public enum Action {
  /// See that products, ports and contracts exist.
  DISCOVER("discover", Set.of(Role.values())),
  READ_PORT(
      "read ports",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.ANALYST, Role.DATA_SCIENTIST)),
  READ_INTERNAL("read internal tables", Set.of(Role.DATA_ENGINEER, Role.DATA_SCIENTIST)),
  /// Apply a change of a product, create one, run it, roll it back.
  BUILD("build products", Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER)),
  DECIDE_ACCESS("decide access", Set.of(Role.PRODUCT_OWNER)),
  /// Agree, beside the owner, when personal data is asked for.
  DECIDE_PERSONAL_ACCESS("decide access to personal data", Set.of(Role.STEWARD)),
  LOCAL_POLICY("write policies", Set.of(Role.STEWARD, Role.GOVERNANCE_LEAD)),
  GLOBAL_POLICY("write policies", Set.of(Role.GOVERNANCE_LEAD)),
  MEMBERS("change members", Set.of(Role.PRODUCT_OWNER)),
  APPOINT_STEWARDS("appoint stewards", Set.of(Role.GOVERNANCE_LEAD)),
  /// Create domains, connections, attributes of principals.
  PLATFORM("run the platform", Set.of(Role.PLATFORM_ENGINEER)),
  /// See the state of storage and of all runs.
  OPERATE("operate the platform", Set.of(Role.PLATFORM_ENGINEER, Role.GOVERNANCE_LEAD)),
  GLOSSARY(
      "write the glossary",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.STEWARD, Role.GOVERNANCE_LEAD));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> roles;

  Action(String words, Set<Role> roles) {
    this.words = words;
    this.roles = roles;
  }

  /// The deed as a person would say it: `read ports`, to go before `in domain safety`.
  public String words() {
    return words;
  }

  /// Who may do it.
  public Set<Role> roles() {
    return roles;
  }
}
