package dev.weft.governance.access;

import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a decision is a function of.
///
/// @param mesh members of the mesh
/// @param domains members by domain
/// @param agreements all that are not retired, ended ones and future ones too, the oldest first
/// @param principals what is vouched for, by [Principal#text]
/// @param rulings decides tables under the policies in force; keep it while documents stay the
///   same, so that it remembers
/// @param now the time of the decision: the later of the clock and the journal's last entry
public record Facts(
    List<Member> mesh,
    Map<String, List<Member>> domains,
    List<Versioned<Agreement>> agreements,
    Map<String, PrincipalFacts> principals,
    Rulings rulings,
    Instant now) {

  private static final String TEAM = "team:";
  private static final Set<Role> OWNING =
      Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER, Role.STEWARD);

  public Facts {
    mesh = List.copyOf(mesh);
    domains = Map.copyOf(domains);
    agreements = List.copyOf(agreements);
    principals = Map.copyOf(principals);
  }

  PolicySet policies() {
    return rulings.policies();
  }

  Vocabulary vocabulary() {
    return rulings.policies().vocabulary();
  }

  public List<LabelFamily> families() {
    return vocabulary().families();
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  PrincipalFacts principal(Principal principal) {
    return principals.getOrDefault(principal.text(), PrincipalFacts.NONE);
  }

  /// The domain itself and those that it is part of.
  List<String> line(String domain) {
    return rulings.lines().of(domain);
  }

  /// Members of a domain and of those that it is part of, the domain's own first. Those of the
  /// domain that stands for the mesh are its governance leads.
  List<Member> members(String domain) {
    return domain.equals(Domain.MESH) ? leads() : ofLine(domain);
  }

  private List<Member> leads() {
    List<String> purposes = List.copyOf(vocabulary().purposes());
    return mesh.stream()
        .filter(member -> member.roles().contains(Role.GOVERNANCE_LEAD))
        .map(member -> new Member(member.who(), OWNING, purposes))
        .toList();
  }

  private List<Member> ofLine(String domain) {
    return line(domain).stream()
        .flatMap(one -> domains.getOrDefault(one, List.of()).stream())
        .toList();
  }

  /// Agreements that hold on the day of the decision.
  public List<Agreement> agreementsInForce() {
    return agreements.stream()
        .map(Versioned::document)
        .filter(one -> one.from().map(from -> !today().isBefore(date(from))).orElse(true))
        .filter(one -> one.until().map(until -> !today().isAfter(date(until))).orElse(true))
        .toList();
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  /// The agreement of a domain with this id, or of a product that was of the domain when it was
  /// made.
  Optional<Versioned<Agreement>> agreement(String domain, String id) {
    return agreements.stream()
        .filter(versioned -> versioned.document().id().equals(id))
        .filter(versioned -> rulings.lines().isOf(versioned.document().product(), domain))
        .findFirst();
  }

  /// Whether a member's entry is about a principal: by its own name or by that of its team.
  public boolean is(Principal principal, String who) {
    return who.equals(principal.text())
        || (who.startsWith(TEAM)
            && principal(principal).teams().contains(who.substring(TEAM.length())));
  }

  /// Domains in which a principal is a member, also as one of a domain that they are part of; a
  /// product is one of its own domain.
  public SortedSet<String> domainsOf(Principal principal) {
    var names = new TreeSet<String>();
    if (principal instanceof Principal.OfProduct product) {
      names.add(product.product().domain());
    }
    for (String domain : domains.keySet()) {
      if (members(domain).stream().anyMatch(member -> is(principal, member.who()))) {
        names.add(domain);
      }
    }
    return names;
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

  /// Roles of a principal in a domain and those that it is part of, without those on the mesh.
  public Set<Role> rolesIn(Principal principal, String domain) {
    var roles = rolesOf(principal, members(domain));
    if (principal instanceof Principal.Operator && domain.equals(Domain.MESH)) {
      roles.addAll(OWNING);
    }
    return roles;
  }

  /// People with one of these roles in the domain, in one that it is part of, or on the mesh, by
  /// name.
  public Set<String> holders(Set<Role> roles, String domain) {
    var names = new TreeSet<String>();
    for (Member member : members(domain)) {
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

  private Set<Role> rolesOf(Principal principal, List<Member> members) {
    var roles = EnumSet.noneOf(Role.class);
    for (Member member : members) {
      if (is(principal, member.who())) {
        roles.addAll(member.roles());
      }
    }
    return roles;
  }
}
