package dev.weft.governance.access;

import dev.weft.model.mesh.Role;
import java.util.Set;

/// The steps of a product's life with who is responsible, accountable, consulted and informed
/// (RACI). Responsible is whoever may do the action; the page `docs/roles.md` is made of it.
public enum LifeStep {
  CONNECT(
      "connect a source",
      Action.PLATFORM,
      Role.PLATFORM_ENGINEER,
      Set.of(Role.PRODUCT_OWNER, Role.STEWARD),
      Set.of(Role.DATA_ENGINEER),
      Consumers.NOT_ASKED),
  BUILD(
      "create a product, change it without breaking it",
      Action.BUILD,
      Role.PRODUCT_OWNER,
      Set.of(Role.ANALYST, Role.DATA_SCIENTIST),
      Set.of(Role.STEWARD),
      Consumers.INFORMED),
  LABEL(
      "label columns, raise and lower labels",
      Action.LABELS,
      Role.STEWARD,
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER),
      Set.of(Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.INFORMED),
  PUBLISH(
      "run, publish, roll back",
      Action.BUILD,
      Role.PRODUCT_OWNER,
      Set.of(),
      Set.of(Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.INFORMED),
  BREAK(
      "break a promise with a new major",
      Action.APPROVE_BREAKING,
      Role.PRODUCT_OWNER,
      Set.of(Role.DATA_ENGINEER, Role.STEWARD),
      Set.of(Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.CONSULTED),
  RETIRE(
      "deprecate and retire",
      Action.RETIRE,
      Role.PRODUCT_OWNER,
      Set.of(Role.STEWARD),
      Set.of(Role.DATA_ENGINEER, Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.CONSULTED),
  MOVE(
      "move a product to another domain, as owners of both",
      Action.MOVE,
      Role.PRODUCT_OWNER,
      Set.of(Role.STEWARD),
      Set.of(Role.DATA_ENGINEER, Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.INFORMED),
  GRANT(
      "decide access",
      Action.DECIDE_ACCESS,
      Role.PRODUCT_OWNER,
      Set.of(),
      Set.of(Role.STEWARD),
      Consumers.INFORMED),
  GRANT_PERSONAL(
      "decide access to personal data, beside the owner",
      Action.DECIDE_PERSONAL_ACCESS,
      Role.STEWARD,
      Set.of(Role.PRODUCT_OWNER),
      Set.of(Role.GOVERNANCE_LEAD),
      Consumers.INFORMED),
  GOVERN_DOMAIN(
      "write policies, rules and waivers of a domain",
      Action.LOCAL_POLICY,
      Role.STEWARD,
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER),
      Set.of(Role.ANALYST, Role.DATA_SCIENTIST),
      Consumers.INFORMED),
  GOVERN_MESH(
      "write policies, rules and waivers of the mesh",
      Action.GLOBAL_POLICY,
      Role.GOVERNANCE_LEAD,
      Set.of(Role.STEWARD, Role.PLATFORM_ENGINEER),
      Set.of(Role.PRODUCT_OWNER),
      Consumers.NOT_ASKED),
  STAFF(
      "give and take roles in a domain",
      Action.MEMBERS,
      Role.PRODUCT_OWNER,
      Set.of(Role.STEWARD),
      Set.of(Role.GOVERNANCE_LEAD),
      Consumers.NOT_ASKED),
  APPOINT(
      "appoint stewards",
      Action.APPOINT_STEWARDS,
      Role.GOVERNANCE_LEAD,
      Set.of(Role.PRODUCT_OWNER),
      Set.of(Role.PLATFORM_ENGINEER),
      Consumers.NOT_ASKED),
  AUDIT(
      "look into the audit of a domain",
      Action.AUDIT_DOMAIN,
      Role.STEWARD,
      Set.of(),
      Set.of(),
      Consumers.NOT_ASKED);

  /// What consumers of a product have to do with a step.
  public enum Consumers {
    NOT_ASKED,
    CONSULTED,
    INFORMED
  }

  private final String words;
  private final Action action;
  private final Role accountable;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> consulted;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
  private final Set<Role> informed;

  private final Consumers consumers;

  LifeStep(
      String words,
      Action action,
      Role accountable,
      Set<Role> consulted,
      Set<Role> informed,
      Consumers consumers) {
    this.words = words;
    this.action = action;
    this.accountable = accountable;
    this.consulted = consulted;
    this.informed = informed;
    this.consumers = consumers;
  }

  /// The step as a person would say it.
  public String words() {
    return words;
  }

  /// Those who carry it out: whoever may do the action.
  public Set<Role> responsible() {
    return action.roles();
  }

  /// The one who answers for it.
  public Role accountable() {
    return accountable;
  }

  public Set<Role> consulted() {
    return consulted;
  }

  public Set<Role> informed() {
    return informed;
  }

  public Consumers consumers() {
    return consumers;
  }
}
