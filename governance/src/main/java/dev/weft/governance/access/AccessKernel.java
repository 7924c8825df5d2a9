package dev.weft.governance.access;

import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides. Pure: the same facts give the same answer. Thread-safe.
///
/// Nothing is allowed without a grant, and every table of a statement is decided under exactly one:
/// a membership or an agreement. Policies never grant, they only narrow. What cannot be evaluated
/// is hidden or denied.
public final class AccessKernel {

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
    if (action.anyone()) {
      return new Decision.Allow(List.of(principal.text() + " is signed in"));
    }
    for (Role role : roles) {
      if (action.roles().contains(role)) {
        return new Decision.Allow(List.of(principal.text() + " is " + role.word()));
      }
    }
    return Refusals.role(principal, action, domain, facts.holders(action.roles(), domain));
  }

  /// Decides a whole statement: all of its tables under one purpose, each under one grant.
  ///
  /// The operator, who owns the folder, reads nothing: roles of the mesh are no grants. A product
  /// reads its own domain in the original and other domains for the purpose of its agreements.
  public StatementDecision decide(Question question) {
    return new StatementRuling(facts, question).decide();
  }

  /// Whether `principal` may learn which tables and releases a product has: whoever has a grant on
  /// any of its tables, or had one. Everybody else is refused in the same words, whatever exists.
  ///
  /// @param table as it was asked for, for the sentence
  public Decision knows(Principal principal, ProductId product, String table) {
    String domain = product.domain();
    Optional<String> grant =
        new Grants(facts)
            .anyOn(principal, product)
            .or(() -> Optional.of(domain).filter(own -> isMember(principal, own)));
    return grant.isPresent()
        ? new Decision.Allow(List.of(principal.text() + " has standing by " + grant.get()))
        : Refusals.noGrant(
            principal,
            domain + "." + product.name() + "." + table,
            domain,
            facts.holders(Action.DECIDE_ACCESS.roles(), domain));
  }

  private boolean isMember(Principal principal, String domain) {
    return OwnRecords.isKnown(principal, domain) || isOfDomain(principal, domain);
  }

  private boolean isOfDomain(Principal principal, String domain) {
    return principal instanceof Principal.OfProduct(ProductId product)
        ? product.domain().equals(domain)
        : facts.rolesIn(principal, domain).stream().anyMatch(Action.READ_PORT.roles()::contains);
  }

  /// Whether `principal` may learn how many rows a table has, and what else is counted over all of
  /// them: whoever reads every row of it for some purpose.
  public Decision counts(Principal principal, TableFacts table) {
    return about(principal, table).counts();
  }

  /// Whether `principal` may learn what was measured of columns of a table over all of its rows:
  /// whoever may count its rows and sees these columns as they are, all for one purpose.
  ///
  /// @param columns of the table; empty when it may be any of them
  public Decision measures(
      Principal principal, TableFacts table, Optional<? extends Collection<String>> columns) {
    return about(principal, table).measures(columns);
  }

  /// Whether `principal` may read anything of a table for some purpose.
  public Decision reads(Principal principal, TableFacts table) {
    return about(principal, table).reads();
  }

  private StatementRuling about(Principal principal, TableFacts table) {
    return new StatementRuling(
        facts, new Question(principal, Optional.empty(), Optional.empty(), "", List.of(table)));
  }
}
