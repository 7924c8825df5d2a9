package dev.weft.governance.access;

import dev.weft.model.mesh.Role;
import java.util.Set;

/// What can be done in a mesh, and which roles may do it. This is the table of standing as data; a
/// role of a domain counts in that domain, a role of the mesh everywhere.
public enum Action {
  /// See that products, ports and contracts exist, unless they are hidden.
  DISCOVER("discover products"),
  ASK_FOR_ACCESS("ask for access"),
  READ_PORT(
      "read ports",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.ANALYST, Role.DATA_SCIENTIST)),
  READ_INTERNAL("read internal tables", Set.of(Role.DATA_ENGINEER, Role.DATA_SCIENTIST)),
  PROPOSE_CHANGE("propose changes", Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER)),
  PROPOSE_DASHBOARD(
      "propose dashboards", Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.ANALYST)),
  PROPOSE_MODEL(
      "propose features and models",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.DATA_SCIENTIST)),
  PROPOSE_DOCS(
      "propose documentation",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.ANALYST, Role.DATA_SCIENTIST)),
  PROPOSE_POLICY("propose policies and labels", Set.of(Role.STEWARD)),
  PROPOSE_GLOBAL("propose documents of the mesh", Set.of(Role.GOVERNANCE_LEAD)),
  /// Apply a change of a product that breaks nothing, create one, run it, roll it back.
  BUILD("build products", Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER)),
  APPROVE_BREAKING("approve breaking changes", Set.of(Role.PRODUCT_OWNER)),
  RETIRE("retire products", Set.of(Role.PRODUCT_OWNER)),
  /// Give a product to another domain, or take one: an owner of each, who are two people.
  MOVE("move products", Set.of(Role.PRODUCT_OWNER)),
  DECIDE_ACCESS("decide access", Set.of(Role.PRODUCT_OWNER)),
  /// Where columns labelled personal or higher are asked for, beside the owner.
  DECIDE_PERSONAL_ACCESS("decide access to personal data", Set.of(Role.STEWARD)),
  /// Local policies and rules, labels raised or lowered, purposes of memberships, waivers of local
  /// rules, declassifiers.
  LOCAL_POLICY("write policies", Set.of(Role.STEWARD, Role.GOVERNANCE_LEAD)),
  /// Apply a label that is raised or lowered.
  LABELS("change labels", Set.of(Role.STEWARD, Role.GOVERNANCE_LEAD)),
  GLOBAL_POLICY("write policies", Set.of(Role.GOVERNANCE_LEAD)),
  MEMBERS("change members", Set.of(Role.PRODUCT_OWNER)),
  /// The first owner of a domain, only where there is none.
  FIRST_OWNER("appoint the first owner", Set.of(Role.PLATFORM_ENGINEER)),
  APPOINT_STEWARDS("appoint stewards", Set.of(Role.GOVERNANCE_LEAD)),
  APPOINT_LEADS("appoint governance leads", Set.of(Role.GOVERNANCE_LEAD)),
  /// Create domains, connections, engines, attributes of principals, trusted clients, backups.
  PLATFORM("run the platform", Set.of(Role.PLATFORM_ENGINEER)),
  /// See the state of storage and of all runs.
  OPERATE("operate the platform", Set.of(Role.PLATFORM_ENGINEER, Role.GOVERNANCE_LEAD)),
  AUDIT_DOMAIN("audit the domain", Set.of(Role.PRODUCT_OWNER, Role.STEWARD, Role.GOVERNANCE_LEAD)),
  AUDIT_MESH("audit the mesh", Set.of(Role.GOVERNANCE_LEAD)),
  /// See records of what one did oneself.
  AUDIT_SELF("see one's own records"),
  GLOSSARY(
      "write the glossary",
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.STEWARD, Role.GOVERNANCE_LEAD));

  private final String words;
  private final boolean anyone;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> roles;

  Action(String words, Set<Role> roles) {
    this.words = words;
    this.anyone = false;
    this.roles = roles;
  }

  /// Something that takes no role.
  Action(String words) {
    this.words = words;
    this.anyone = true;
    this.roles = Set.of(Role.values());
  }

  /// The deed as a person would say it: `read ports`, to go before `in domain safety`.
  public String words() {
    return words;
  }

  /// Whether everybody who is signed in may do it.
  public boolean anyone() {
    return anyone;
  }

  /// Who may do it.
  public Set<Role> roles() {
    return roles;
  }
}
