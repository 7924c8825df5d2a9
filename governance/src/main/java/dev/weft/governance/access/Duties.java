package dev.weft.governance.access;

import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Separation of duties: nobody decides for themselves. Asked beside whether a role allows the
/// deed. Pure and thread-safe.
public final class Duties {

  private static final String SERVICE = "service:";

  private final AccessKernel kernel;
  private final Facts facts;
  private final Map<String, Set<String>> accounts;

  /// @param accounts who is responsible for which service accounts: [Principal#text] to bare names
  public Duties(Facts facts, Map<String, Set<String>> accounts) {
    this.kernel = new AccessKernel(facts);
    this.facts = facts;
    this.accounts = Map.copyOf(accounts);
  }

  /// Somebody wants an agreement.
  ///
  /// @param by who asks, as [Principal#text]
  /// @param consumer for whom
  /// @param given who gave which approval already, as [Principal#text]
  /// @param routes further people who agree, one of each
  public record Request(
      String domain,
      String by,
      Consumer consumer,
      Sensitivity sensitivity,
      Map<Action, String> given,
      List<Route> routes) {
    public Request {
      given = Map.copyOf(given);
      routes = List.copyOf(routes);
    }

    /// Everybody who agreed already.
    Set<String> agreed() {
      var agreed = new TreeSet<>(given.values());
      routes.forEach(route -> route.given().ifPresent(agreed::add));
      return agreed;
    }
  }

  /// Somebody who agrees besides those who decide anyway, because a rule says so.
  ///
  /// @param rule its address
  /// @param roles any of these, in the domain or on the mesh
  /// @param people or one of these, by name
  /// @param given who agreed, as [Principal#text]; empty as long as nobody did
  public record Route(String rule, Set<Role> roles, List<String> people, Optional<String> given) {
    public Route {
      roles = Set.copyOf(roles);
      people = List.copyOf(people);
    }
  }

  /// What is asked for.
  public enum Sensitivity {
    ORDINARY,
    /// A column labelled personal or higher is among it.
    PERSONAL
  }

  /// Which approvals a request takes: the owner's, and the steward's where it is about people.
  public Set<Action> approvals(Request request) {
    return request.sensitivity() == Sensitivity.PERSONAL
        ? EnumSet.of(Action.DECIDE_ACCESS, Action.DECIDE_PERSONAL_ACCESS)
        : EnumSet.of(Action.DECIDE_ACCESS);
  }

  /// The approvals that nobody gave yet, in the order in which they are asked for.
  public Set<Action> missing(Request request) {
    var missing = EnumSet.copyOf(approvals(request));
    missing.removeAll(request.given().keySet());
    return missing;
  }

  /// The routes on which nobody agreed yet.
  public List<Route> missingRoutes(Request request) {
    return request.routes().stream().filter(route -> route.given().isEmpty()).toList();
  }

  /// Whether `who` may agree on a route: it names them or a role of theirs, the request is not
  /// their own, and they gave no other approval.
  public Decision agrees(Principal who, Route route, Request request) {
    if (isOwn(who, request)) {
      return Refusals.ownDecision(who, "decide on a request of their own", ask(route, request));
    }
    if (request.agreed().stream().anyMatch(one -> isOneWith(who, one))) {
      return Refusals.ownDecision(who, "decide twice on one request", ask(route, request));
    }
    return isNamed(who, route, request.domain())
        ? new Decision.Allow(List.of("rule " + route.rule() + " names " + who.text()))
        : Refusals.role(
            who, Action.DECIDE_ACCESS, request.domain(), names(route, request.domain()));
  }

  private boolean isNamed(Principal who, Route route, String domain) {
    return route.people().contains(who.text())
        || facts.rolesOnMesh(who).stream().anyMatch(route.roles()::contains)
        || facts.rolesIn(who, domain).stream()
            .anyMatch(role -> !role.ofMesh() && route.roles().contains(role));
  }

  private Set<String> names(Route route, String domain) {
    var names = new TreeSet<>(route.people());
    names.addAll(facts.holders(route.roles(), domain));
    return names;
  }

  private String ask(Route route, Request request) {
    return "Ask " + String.join(", ", names(route, request.domain())) + ".";
  }

  /// Whether `who` may give one of the approvals that a request takes. Nobody decides on a request
  /// that they made or that is for them, their team or their service account, and nobody gives two
  /// approvals: two people decide, not one in two roles.
  public Decision decides(Principal who, Action approval, Request request) {
    if (!approvals(request).contains(approval)) {
      throw new IllegalArgumentException(approval + " is none of " + approvals(request));
    }
    if (isOwn(who, request)) {
      return Refusals.ownDecision(
          who, "decide on a request of their own", others(approval, request.domain(), who));
    }
    Decision standing = kernel.inDomain(who, approval, request.domain());
    boolean second =
        request.given().entrySet().stream()
                .anyMatch(one -> one.getKey() != approval && isOneWith(who, one.getValue()))
            || request.routes().stream()
                .anyMatch(route -> route.given().filter(one -> isOneWith(who, one)).isPresent());
    return standing.allowed() && second
        ? Refusals.ownDecision(
            who, "decide twice on one request", others(approval, request.domain(), who))
        : standing;
  }

  /// Whether `who` may refuse a request, which ends it: whoever could give any of its approvals.
  public Decision refuses(Principal who, Request request) {
    if (isOwn(who, request)) {
      return Refusals.ownDecision(
          who,
          "decide on a request of their own",
          others(Action.DECIDE_ACCESS, request.domain(), who));
    }
    if (isRouted(who, request)) {
      return new Decision.Allow(List.of("a rule names " + who.text()));
    }
    return approvals(request).stream()
        .map(approval -> kernel.inDomain(who, approval, request.domain()))
        .filter(Decision::allowed)
        .findFirst()
        .orElseGet(() -> kernel.inDomain(who, Action.DECIDE_ACCESS, request.domain()));
  }

  /// Whether `who` decides about requests of the kind at all, their own included.
  public boolean concerns(Principal who, Request request) {
    return isRouted(who, request)
        || approvals(request).stream()
            .anyMatch(approval -> kernel.inDomain(who, approval, request.domain()).allowed());
  }

  private boolean isRouted(Principal who, Request request) {
    return request.routes().stream().anyMatch(route -> isNamed(who, route, request.domain()));
  }

  /// Who could give what is missing, by name as members are written: nobody whom it is for, nobody
  /// who agreed already, and no account of theirs or owner of it.
  public SortedSet<String> waitsFor(Request request) {
    var names = new TreeSet<String>();
    for (Action approval : missing(request)) {
      names.addAll(facts.holders(approval.roles(), request.domain()));
    }
    missingRoutes(request).forEach(route -> names.addAll(names(route, request.domain())));
    names.remove(member(request.consumer()));
    names.removeIf(name -> isOwn(principal(name), request));
    names.removeIf(
        name -> request.agreed().stream().anyMatch(one -> isOneWith(principal(name), one)));
    return names;
  }

  /// Whether `who` may approve a change that breaks a contract and that `by` made.
  public Decision approvesBreaking(Principal who, String domain, Principal by) {
    return who.equals(by)
        ? Refusals.ownDecision(
            who,
            "approve a breaking change of their own",
            others(Action.APPROVE_BREAKING, domain, who))
        : kernel.inDomain(who, Action.APPROVE_BREAKING, domain);
  }

  /// Whether `who` may give a role in a domain. Nobody gives one to themselves, their team or an
  /// account that they own.
  ///
  /// @param to as members are written: a name, `service:name`, `team:name`
  public Decision givesRole(Principal who, String domain, String to, Role role) {
    if (facts.is(who, to) || owns(who, to)) {
      return Refusals.ownDecision(
          who, "give a role to themselves or to an account of their own", "");
    }
    if (role == Role.STEWARD) {
      return kernel.onMesh(who, Action.APPOINT_STEWARDS);
    }
    boolean owned = !facts.holders(Set.of(Role.PRODUCT_OWNER), domain).isEmpty();
    return kernel.inDomain(who, owned ? Action.MEMBERS : Action.FIRST_OWNER, domain);
  }

  /// Whether `who` may give a role on the mesh.
  ///
  /// @param to as members are written
  public Decision givesMeshRole(Principal who, String to) {
    return facts.is(who, to) || owns(who, to)
        ? Refusals.ownDecision(who, "give a role to themselves or to an account of their own", "")
        : kernel.onMesh(who, Action.APPOINT_LEADS);
  }

  private boolean isOwn(Principal who, Request request) {
    return isOneWith(who, request.by())
        || isOwn(who, request.consumer())
        || isOneWith(who, member(request.consumer()));
  }

  /// Whether they are the same, or one answers for the other: an account says what its owner lets
  /// it say.
  ///
  /// @param other as [Principal#text]
  private boolean isOneWith(Principal who, String other) {
    boolean account =
        who instanceof Principal.OfService(String name)
            && accounts.getOrDefault(other, Set.of()).contains(name);
    return who.text().equals(other) || account || owns(who, other);
  }

  /// Whom a member's entry names; a team is nobody who agrees, those in it are.
  private static Principal principal(String member) {
    return member.startsWith(SERVICE)
        ? new Principal.OfService(member.substring(SERVICE.length()))
        : new Principal.OfPerson(member);
  }

  /// A consumer as a member's entry would name it.
  private static String member(Consumer consumer) {
    return consumer instanceof Consumer.OfPerson(String name) ? name : consumer.text();
  }

  private boolean isOwn(Principal who, Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson(String name) -> who.equals(new Principal.OfPerson(name));
      case Consumer.OfService(String name) ->
          who.equals(new Principal.OfService(name)) || owns(who, "service:" + name);
      case Consumer.OfTeam(String name) -> facts.is(who, "team:" + name);
      case Consumer.OfProduct _ -> false;
    };
  }

  private boolean owns(Principal who, String account) {
    return accounts.getOrDefault(who.text(), Set.of()).stream()
        .anyMatch(name -> account.equals("service:" + name));
  }

  private String others(Action action, String domain, Principal who) {
    List<String> others =
        facts.holders(action.roles(), domain).stream()
            .filter(name -> !name.equals(who.text()))
            .toList();
    return others.isEmpty() ? "Somebody else has to." : "Ask " + String.join(", ", others) + ".";
  }
}
