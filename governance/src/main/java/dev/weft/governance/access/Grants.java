package dev.weft.governance.access;

import dev.weft.governance.access.Grant.Via;
import dev.weft.governance.policy.Versioned;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which rights a principal has on a table. Memberships come first, then agreements, the newest
/// first; who has neither has the right to their own records.
final class Grants {

  private final Facts facts;

  Grants(Facts facts) {
    this.facts = facts;
  }

  List<Candidate> on(Principal principal, TableFacts table) {
    var candidates = new ArrayList<>(memberships(principal, table));
    for (Versioned<Agreement> agreement : facts.agreements().reversed()) {
      if (isAbout(agreement.document(), principal, table)
          && standing(agreement.document()) == Standing.ACTIVE) {
        candidates.add(of(agreement));
      }
    }
    if (candidates.isEmpty()) {
      OwnRecords.of(facts, principal, table).ifPresent(candidates::add);
    }
    return candidates;
  }

  /// Where an agreement stands in its life at the time of the decision.
  enum Standing {
    NOT_YET,
    ACTIVE,
    ENDED
  }

  Standing standing(Agreement agreement) {
    LocalDate today = facts.today();
    if (agreement.until().filter(until -> today.isAfter(LocalDate.parse(until))).isPresent()) {
      return Standing.ENDED;
    }
    return agreement.from().filter(from -> today.isBefore(LocalDate.parse(from))).isPresent()
        ? Standing.NOT_YET
        : Standing.ACTIVE;
  }

  /// The newest agreement on a table that is not in force, for telling its holder.
  Optional<Agreement> notInForce(Principal principal, TableFacts table) {
    return facts.agreements().reversed().stream()
        .map(Versioned::document)
        .filter(agreement -> isAbout(agreement, principal, table))
        .filter(agreement -> standing(agreement) != Standing.ACTIVE)
        .findFirst();
  }

  /// The id of an agreement that a principal has or had on any table of a product.
  Optional<String> anyOn(Principal principal, ProductId product) {
    return facts.agreements().reversed().stream()
        .map(Versioned::document)
        .filter(agreement -> !agreement.retired() && agreement.product().equals(product))
        .filter(agreement -> isConsumer(agreement.consumer(), principal))
        .map(agreement -> "agreement " + agreement.id())
        .findFirst();
  }

  private List<Candidate> memberships(Principal principal, TableFacts table) {
    String domain = table.product().domain();
    return switch (principal) {
      case Principal.Operator() -> List.of();
      case Principal.OfProduct product ->
          product.product().domain().equals(domain)
              ? List.of(membership(domain, Set.of(), List.of()))
              : List.of();
      case Principal.OfPerson _, Principal.OfService _ -> members(principal, table, domain);
    };
  }

  private List<Candidate> members(Principal principal, TableFacts table, String domain) {
    Action action = table.internal() ? Action.READ_INTERNAL : Action.READ_PORT;
    var candidates = new ArrayList<Candidate>();
    for (Member member : wholes(facts.members(domain))) {
      if (facts.is(principal, member.who())
          && member.roles().stream().anyMatch(action.roles()::contains)) {
        boolean oneself = member.who().equals(principal.text());
        Candidate candidate =
            membership(
                oneself ? domain : domain + ":" + member.who(), member.roles(), member.purposes());
        candidates.add(oneself ? 0 : candidates.size(), candidate);
      }
    }
    return candidates;
  }

  /// What somebody is in a domain and in those that it is part of is one membership.
  private static Collection<Member> wholes(List<Member> members) {
    var wholes = new LinkedHashMap<String, Member>();
    members.forEach(member -> wholes.merge(member.who(), member, Grants::both));
    return wholes.values();
  }

  private static Member both(Member one, Member other) {
    var roles = EnumSet.noneOf(Role.class);
    roles.addAll(one.roles());
    roles.addAll(other.roles());
    var purposes = new LinkedHashSet<>(one.purposes());
    purposes.addAll(other.purposes());
    return new Member(one.who(), roles, List.copyOf(purposes));
  }

  private Candidate membership(String id, Set<Role> roles, Collection<String> purposes) {
    var ofDomain = EnumSet.noneOf(Role.class);
    roles.stream().filter(role -> !role.ofMesh()).forEach(ofDomain::add);
    return Candidate.of(
        new Grant(Via.MEMBERSHIP, id, 0, ofDomain, known(purposes)), Optional.empty());
  }

  private Candidate of(Versioned<Agreement> agreement) {
    return Candidate.of(
        new Grant(
            Via.AGREEMENT,
            agreement.document().id(),
            agreement.version(),
            Set.of(),
            known(agreement.document().purposes())),
        Optional.of(agreement));
  }

  /// A purpose that the vocabulary does not know is none.
  private SortedSet<String> known(Collection<String> purposes) {
    var known = new TreeSet<>(purposes);
    known.retainAll(facts.vocabulary().purposes());
    return known;
  }

  private boolean isAbout(Agreement agreement, Principal principal, TableFacts table) {
    return !agreement.retired()
        && !table.internal()
        && agreement.product().equals(table.product())
        && agreement.major() == table.major()
        && agreement.port().map(port -> table.port().equals(Optional.of(port))).orElse(true)
        && hasColumns(agreement, table.table())
        && isConsumer(agreement.consumer(), principal);
  }

  private static boolean hasColumns(Agreement agreement, String table) {
    return agreement.columns().isEmpty()
        || !agreement.columns().getOrDefault(table, List.of()).isEmpty();
  }

  private boolean isConsumer(Consumer consumer, Principal principal) {
    return switch (consumer) {
      case Consumer.OfPerson(String name) -> principal.equals(new Principal.OfPerson(name));
      case Consumer.OfService(String name) -> principal.equals(new Principal.OfService(name));
      case Consumer.OfProduct(var product) -> principal.equals(new Principal.OfProduct(product));
      case Consumer.OfTeam(String name) -> facts.principal(principal).teams().contains(name);
    };
  }
}
