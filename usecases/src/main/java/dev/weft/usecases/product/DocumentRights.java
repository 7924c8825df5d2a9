package dev.weft.usecases.product;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Role;
import dev.weft.model.mesh.Team;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Who may apply which document, asked of the kernel. An empty answer means that the caller may;
/// otherwise it names who could.
public final class DocumentRights {

  private final AccessKernel kernel;
  private final Facts facts;
  private final List<Principal> principals;

  public DocumentRights(AccessKernel kernel, Facts facts, Principal principal) {
    this(kernel, facts, List.of(principal));
  }

  /// The rights of several people who stand behind the same: what any of them may is done, only
  /// nobody gives a role to themselves.
  public DocumentRights(AccessKernel kernel, Facts facts, List<Principal> principals) {
    this.kernel = kernel;
    this.facts = facts;
    this.principals = List.copyOf(principals);
  }

  /// The rights of those who get no new role by a change of members; of all where nobody is left.
  private DocumentRights fair(List<Member> before, List<Member> after) {
    List<Principal> fair =
        principals.stream().filter(who -> !givesOneselfARole(who, before, after)).toList();
    return fair.isEmpty() ? this : new DocumentRights(kernel, facts, fair);
  }

  List<String> product(String domain) {
    return inDomain(Action.BUILD, domain);
  }

  /// Raising and lowering labels.
  List<String> labels(String domain) {
    return inDomain(Action.LABELS, domain);
  }

  /// Moving a product: an owner of the domain that it leaves and one of the domain that it comes
  /// to, who are two people.
  ///
  /// @param looser whether policies on its tables hold no more, to which a steward agrees
  List<String> moving(String from, String to, boolean looser) {
    var lacking = new TreeSet<String>();
    List<Principal> leaving = owning(from);
    List<Principal> receiving = owning(to);
    if (leaving.isEmpty()) {
      lacking.addAll(inDomain(Action.MOVE, from));
    }
    if (receiving.isEmpty()) {
      lacking.addAll(inDomain(Action.MOVE, to));
    }
    if (!leaving.isEmpty() && leaving.equals(receiving) && leaving.size() == 1) {
      lacking.addAll(others(leaving.getFirst(), from, to));
    }
    if (looser) {
      lacking.addAll(inDomain(Action.LOCAL_POLICY, from));
    }
    return List.copyOf(lacking);
  }

  private List<Principal> owning(String domain) {
    return principals.stream()
        .filter(one -> kernel.inDomain(one, Action.MOVE, domain).allowed())
        .toList();
  }

  /// Owners of either domain beside one who owns both.
  private Set<String> others(Principal owner, String from, String to) {
    var others = new TreeSet<String>(facts.holders(Action.MOVE.roles(), from));
    others.addAll(facts.holders(Action.MOVE.roles(), to));
    others.removeIf(who -> facts.is(owner, who));
    return others.isEmpty() ? Set.of("an owner other than " + owner.text()) : others;
  }

  /// Retiring takes a promise back, which is the owner's to do.
  List<String> retiring(String domain) {
    return inDomain(Action.DECIDE_ACCESS, domain);
  }

  List<String> connectionOrPerson() {
    return onMesh(Action.PLATFORM);
  }

  /// Whoever vouches for people says who is in a team; nobody puts themselves into one.
  List<String> team(MeshDocuments applied, Team after) {
    List<Principal> fair = principals.stream().filter(who -> !joins(applied, who, after)).toList();
    return fair.isEmpty()
        ? List.of("somebody else: nobody puts themselves into a team")
        : new DocumentRights(kernel, facts, fair).onMesh(Action.PLATFORM);
  }

  private static boolean joins(MeshDocuments applied, Principal who, Team after) {
    boolean within =
        after.members().contains(who.text())
            || after.groups().stream().anyMatch(applied.groups(who)::contains);
    return within && !after.retired() && !applied.vouchedFor(who).teams().contains(after.name());
  }

  List<String> agreement(String domain) {
    return inDomain(Action.DECIDE_ACCESS, domain);
  }

  /// Having a say in any decision on access.
  List<String> deciding(String domain) {
    return inDomain(Action.DECIDE_PERSONAL_ACCESS, domain).isEmpty()
        ? List.of()
        : agreement(domain);
  }

  List<String> policy(String scope) {
    return scope.equals("mesh")
        ? onMesh(Action.GLOBAL_POLICY)
        : inDomain(Action.LOCAL_POLICY, scope);
  }

  /// A rule that approves requests is the owner's yes, given beforehand, and nobody else's to give
  /// or to change; any other is a policy.
  List<String> rule(Optional<GovernanceRule> before, GovernanceRule after) {
    boolean approved = before.filter(DocumentRights::approves).isPresent();
    var lacking = new ArrayList<String>();
    if (approves(after) || approved) {
      lacking.addAll(agreement(after.scope()));
    }
    if (!approves(after) || (before.isPresent() && !approved)) {
      lacking.addAll(policy(after.scope()));
    }
    return lacking;
  }

  private static boolean approves(GovernanceRule rule) {
    return rule.then().filter(RuleAnswer.Approve.class::isInstance).isPresent();
  }

  List<String> term(String scope) {
    return scope.equals("mesh") ? onMesh(Action.GLOBAL_POLICY) : inDomain(Action.GLOSSARY, scope);
  }

  List<String> mesh(Optional<Mesh> before, Mesh after) {
    var old = before.map(Mesh::members).orElse(List.of());
    return onlyGivesOneselfARole(old, after.members())
        ? List.of("somebody else: nobody gives a role to themselves")
        : fair(old, after.members()).onMesh(Action.GLOBAL_POLICY);
  }

  public List<String> domain(Optional<Domain> before, Domain after) {
    var old = before.map(Domain::members).orElse(List.of());
    List<String> lacking = fair(old, after.members()).lacking(before, after);
    if (onlyGivesOneselfARole(old, after.members())) {
      lacking.add("somebody else: nobody gives a role to themselves");
    }
    return lacking;
  }

  private List<String> lacking(Optional<Domain> before, Domain after) {
    var lacking = new ArrayList<String>();
    var old = before.map(Domain::members).orElse(List.of());
    if (before.isEmpty()) {
      lacking.addAll(changingParent(after.parent()));
    }
    boolean moves = before.isPresent() && !before.get().parent().equals(after.parent());
    if (moves) {
      lacking.addAll(changingParent(before.get().parent()));
      lacking.addAll(changingParent(after.parent()));
    }
    boolean stewards = !stewards(old).equals(stewards(after.members()));
    if (stewards) {
      lacking.addAll(onMesh(Action.APPOINT_STEWARDS));
    }
    boolean purposes = before.isPresent() && purposesDiffer(old, after.members());
    if (purposes || moves) {
      lacking.addAll(inDomain(Action.LOCAL_POLICY, after.name()));
    }
    // Words that mean nothing to the platform are the owner's as well.
    boolean onlyThese = (stewards || purposes) && before.filter(b -> same(b, after)).isPresent();
    if (before.isPresent() && !onlyThese) {
      List<String> owners = inDomain(Action.MEMBERS, after.name());
      lacking.addAll(hasOwner(old) || owners.isEmpty() ? owners : onMesh(Action.PLATFORM));
    }
    return lacking;
  }

  /// Putting a domain into another one or taking it out: an owner of that one may, who thereby
  /// delegates; else whoever creates domains. Its members bring their purposes along, for which the
  /// steward of the domain is asked.
  private List<String> changingParent(Optional<String> parent) {
    List<String> creating = onMesh(Action.PLATFORM);
    return creating.isEmpty() || parent.isEmpty()
        ? creating
        : inDomain(Action.MEMBERS, parent.get());
  }

  /// Whether two states differ in stewards and purposes at most.
  private static boolean same(Domain before, Domain after) {
    return withoutStewards(before.members()).equals(withoutStewards(after.members()))
        && before.title().equals(after.title())
        && before.parent().equals(after.parent())
        && before.contact().equals(after.contact())
        && before.knobs().equals(after.knobs())
        && before.retired() == after.retired();
  }

  /// Whether somebody may use data for other purposes than before. Who leaves uses none.
  private static boolean purposesDiffer(List<Member> before, List<Member> after) {
    Map<String, Set<String>> old = purposes(before);
    return purposes(after).entrySet().stream()
        .anyMatch(entry -> !entry.getValue().equals(old.getOrDefault(entry.getKey(), Set.of())));
  }

  private static Map<String, Set<String>> purposes(List<Member> members) {
    var purposes = new HashMap<String, Set<String>>();
    for (Member member : members) {
      purposes.computeIfAbsent(member.who(), _ -> new TreeSet<>()).addAll(member.purposes());
    }
    return purposes;
  }

  private static boolean hasOwner(List<Member> members) {
    return members.stream().anyMatch(member -> member.roles().contains(Role.PRODUCT_OWNER));
  }

  private static Set<String> stewards(List<Member> members) {
    var names = new TreeSet<String>();
    members.stream()
        .filter(member -> member.roles().contains(Role.STEWARD))
        .forEach(member -> names.add(member.who()));
    return names;
  }

  private static Map<String, Set<Role>> withoutStewards(List<Member> members) {
    var roles = new HashMap<String, Set<Role>>();
    for (Member member : members) {
      var rest = new java.util.HashSet<>(member.roles());
      rest.remove(Role.STEWARD);
      if (!rest.isEmpty()) {
        roles.put(member.who(), rest);
      }
    }
    return roles;
  }

  private boolean onlyGivesOneselfARole(List<Member> before, List<Member> after) {
    return principals.stream().allMatch(who -> givesOneselfARole(who, before, after));
  }

  private boolean givesOneselfARole(Principal who, List<Member> before, List<Member> after) {
    return !roles(who, before).containsAll(roles(who, after));
  }

  /// Those of a team are the roles of everybody in it.
  private Set<Role> roles(Principal principal, List<Member> members) {
    var roles = new java.util.HashSet<Role>();
    members.stream()
        .filter(member -> facts.is(principal, member.who()))
        .forEach(member -> roles.addAll(member.roles()));
    return roles;
  }

  private List<String> onMesh(Action action) {
    return who(one -> kernel.onMesh(one, action), action, "");
  }

  private List<String> inDomain(Action action, String domain) {
    return who(one -> kernel.inDomain(one, action, domain), action, domain);
  }

  private List<String> who(Function<Principal, Decision> asked, Action action, String domain) {
    if (principals.stream().anyMatch(one -> asked.apply(one).allowed())) {
      return List.of();
    }
    Set<String> holders = facts.holders(action.roles(), domain);
    return holders.isEmpty()
        ? action.roles().stream().map(Role::word).sorted().toList()
        : List.copyOf(holders);
  }
}
