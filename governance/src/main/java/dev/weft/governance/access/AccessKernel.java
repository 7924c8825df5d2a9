package dev.weft.governance.access;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Role;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides. Pure: the same facts give the same answer. Thread-safe.
///
/// Reads of tables with a column labelled personal or higher are refused for people and across
/// domains while no policies can be evaluated; inside its own domain a product reads originals.
public final class AccessKernel {

  private static final String PERSONAL = "personal";

  private final Facts facts;

  public AccessKernel(Facts facts) {
    this.facts = facts;
  }

  /// Whether `principal` may do `action` in `domain`.
  public Decision inDomain(Principal principal, Action action, String domain) {
    var roles = EnumSet.noneOf(Role.class);
    facts.rolesIn(principal, domain).stream().filter(role -> !role.ofMesh()).forEach(roles::add);
    roles.addAll(facts.rolesOnMesh(principal));
    return standing(principal, action, roles, domain);
  }

  /// Whether `principal` may do `action` on the mesh as a whole.
  public Decision onMesh(Principal principal, Action action) {
    return standing(principal, action, facts.rolesOnMesh(principal), "");
  }

  private Decision standing(Principal principal, Action action, Set<Role> roles, String domain) {
    for (Role role : roles) {
      if (action.roles().contains(role)) {
        return new Decision.Allow(Set.of(), List.of(principal.text() + " is " + role.word()));
      }
    }
    return Refusals.role(principal, action, domain, facts.holders(action.roles(), domain));
  }

  /// Whether `principal` may read a table, and which of its columns.
  public Decision read(Principal principal, ReadTable table) {
    return switch (principal) {
      case Principal.OfProduct product -> readAsProduct(product, table);
      case Principal.OfPerson _, Principal.OfService _, Principal.Operator _ ->
          readAsMember(principal, table);
    };
  }

  private Decision readAsMember(Principal principal, ReadTable table) {
    Action action = table.internal() ? Action.READ_INTERNAL : Action.READ_PORT;
    String domain = table.product().domain();
    // Roles of the mesh read nothing: the operator sees no data without a grant.
    for (Role role : facts.rolesIn(principal, domain)) {
      if (action.roles().contains(role)) {
        return hasPersonal(table)
            ? Refusals.personal(table)
            : new Decision.Allow(
                table.labels().keySet(),
                List.of(principal.text() + " is " + role.word() + " of " + domain));
      }
    }
    if (table.internal()) {
      return Refusals.internal(principal, table);
    }
    return Refusals.noGrant(principal, table, facts.holders(Action.DECIDE_ACCESS.roles(), domain));
  }

  private Decision readAsProduct(Principal.OfProduct reader, ReadTable table) {
    if (reader.product().domain().equals(table.product().domain())) {
      return new Decision.Allow(
          table.labels().keySet(), List.of(reader.text() + " is a member of its own domain"));
    }
    if (table.internal()) {
      return Refusals.internal(reader, table);
    }
    for (Agreement agreement : facts.agreements()) {
      if (covers(agreement, reader, table)) {
        return hasPersonal(table) ? Refusals.personal(table) : under(agreement, table);
      }
    }
    return Refusals.noGrant(
        reader, table, facts.holders(Action.DECIDE_ACCESS.roles(), table.product().domain()));
  }

  private static boolean covers(Agreement agreement, Principal.OfProduct reader, ReadTable table) {
    return agreement.consumer() instanceof Consumer.OfProduct(var consumer)
        && consumer.equals(reader.product())
        && agreement.product().equals(table.product())
        && agreement.major() == table.major()
        && agreement.port().map(table.port()::equals).orElse(true);
  }

  private static Decision under(Agreement agreement, ReadTable table) {
    if (agreement.rows().containsKey(table.table())) {
      return Refusals.rows(agreement, table);
    }
    var columns = new HashSet<>(table.labels().keySet());
    List<String> named = agreement.columns().get(table.table());
    if (named != null) {
      columns.retainAll(named);
    } else if (!agreement.columns().isEmpty()) {
      columns.clear();
    }
    return columns.isEmpty()
        ? Refusals.noColumns(agreement, table)
        : new Decision.Allow(columns, List.of("agreement " + agreement.id()));
  }

  private boolean hasPersonal(ReadTable table) {
    return table.labels().values().stream().anyMatch(this::isPersonal);
  }

  private boolean isPersonal(Map<String, String> labels) {
    for (LabelFamily family : facts.families()) {
      int bar = family.rank(PERSONAL);
      if (bar < 0) {
        continue;
      }
      String label = labels.get(family.name());
      // An unknown label is treated like the highest one.
      int rank = label == null || family.rank(label) < 0 ? family.highest() : family.rank(label);
      if (rank >= bar) {
        return true;
      }
    }
    return false;
  }
}
