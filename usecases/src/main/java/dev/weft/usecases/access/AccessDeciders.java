package dev.weft.usecases.access;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Approval;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Decision;
import dev.weft.governance.access.Duties;
import dev.weft.governance.access.Duties.Sensitivity;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts stored requests to the kernel, which knows who decides them. Belongs to its read
/// transaction.
public final class AccessDeciders {

  private final Duties duties;

  /// @param now microseconds since the epoch, the journal's time
  public AccessDeciders(MeshDocuments documents, long now) {
    this.duties = new Duties(documents.facts(now), new ServiceOwners(documents).accounts());
  }

  /// What the kernel needs to know of a wish for an agreement.
  public static Duties.Request question(
      String domain,
      String by,
      Consumer consumer,
      boolean personal,
      List<Approval> approvals,
      List<AccessRequest.Route> routes) {
    Map<Action, String> given = new EnumMap<>(Action.class);
    for (Approval approval : approvals) {
      given.put(
          approval.role().equals(Role.STEWARD.word())
              ? Action.DECIDE_PERSONAL_ACCESS
              : Action.DECIDE_ACCESS,
          approval.who());
    }
    return new Duties.Request(
        domain,
        by,
        consumer,
        personal ? Sensitivity.PERSONAL : Sensitivity.ORDINARY,
        given,
        routes.stream().map(AccessDeciders::route).toList());
  }

  private static Duties.Request question(AccessRequest request) {
    return question(
        request.product().domain(),
        request.requester(),
        Consumer.find(request.consumer()).orElseThrow(),
        request.personal(),
        request.approvals(),
        request.routes());
  }

  private static Duties.Route route(AccessRequest.Route route) {
    return new Duties.Route(
        route.rule(),
        route.roles().stream()
            .flatMap(word -> Role.find(word).stream())
            .collect(Collectors.toSet()),
        route.people(),
        route.who());
  }

  /// Whether the yes of an owner that a rule gives holds of a request: nobody else need agree, and
  /// the owner could say it now.
  boolean isGivenBeforehand(Principal author, AccessRequest request) {
    Duties.Request question = question(request);
    return duties.missing(question).equals(Set.of(Action.DECIDE_ACCESS))
        && duties.missingRoutes(question).isEmpty()
        && duties.decides(author, Action.DECIDE_ACCESS, question).allowed();
  }

  /// Whether nobody's yes is missing any more.
  boolean complete(AccessRequest request) {
    return complete(question(request));
  }

  /// The same.
  public boolean complete(Duties.Request question) {
    return duties.missing(question).isEmpty() && duties.missingRoutes(question).isEmpty();
  }

  /// As what somebody says yes.
  sealed interface Yes {
    record In(Role role) implements Yes {}

    /// Because a rule names them.
    record By(String rule) implements Yes {}
  }

  /// As what the caller may say yes now.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_OWN_DECISION, or another refusal of the
  ///   kernel
  Yes yes(Caller caller, AccessRequest request) {
    Duties.Request question = question(request);
    return findRole(caller, question)
        .<Yes>map(Yes.In::new)
        .or(() -> findRule(caller, question).map(Yes.By::new))
        .orElseThrow(() -> refusal(caller, question));
  }

  private Optional<String> findRule(Caller caller, Duties.Request question) {
    return duties.missingRoutes(question).stream()
        .filter(route -> duties.agrees(caller.principal(), route, question).allowed())
        .map(Duties.Route::rule)
        .findFirst();
  }

  private RuntimeException refusal(Caller caller, Duties.Request question) {
    Set<Action> missing = duties.missing(question);
    Decision first =
        missing.isEmpty()
            ? duties.agrees(caller.principal(), duties.missingRoutes(question).getFirst(), question)
            : duties.decides(caller.principal(), missing.iterator().next(), question);
    return switch (first) {
      case Decision.Deny deny -> deny.failure();
      case Decision.Allow _ -> new IllegalStateException("the kernel changed its mind");
    };
  }

  /// The role in which the caller may say yes now; empty when in none.
  public Optional<Role> findRole(Caller caller, Duties.Request question) {
    return duties.missing(question).stream()
        .filter(action -> duties.decides(caller.principal(), action, question).allowed())
        .map(AccessDeciders::role)
        .findFirst();
  }

  /// Passes when the caller may refuse the request.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_OWN_DECISION, or another refusal of the
  ///   kernel
  void checkRejects(Caller caller, AccessRequest request) {
    duties.refuses(caller.principal(), question(request)).orThrow();
  }

  /// Whether the caller decides about requests of the kind at all, their own included.
  boolean decides(Caller caller, AccessRequest request) {
    return duties.concerns(caller.principal(), question(request));
  }

  /// Who could say what is still missing, by name; nobody where it takes somebody whom there is
  /// not.
  public Set<String> couldAgree(AccessRequest request) {
    return duties.waitsFor(question(request));
  }

  /// What to tell people: who could say what is still missing by name, or where nobody could as
  /// roles and as the rules that name somebody.
  public List<String> waitsFor(AccessRequest request) {
    return waitsFor(question(request));
  }

  /// The same.
  public List<String> waitsFor(Duties.Request question) {
    Set<String> names = duties.waitsFor(question);
    return names.isEmpty()
        ? Stream.concat(
                duties.missing(question).stream().map(action -> role(action).word()),
                duties.missingRoutes(question).stream().map(route -> "rule " + route.rule()))
            .toList()
        : List.copyOf(names);
  }

  private static Role role(Action action) {
    return action == Action.DECIDE_PERSONAL_ACCESS ? Role.STEWARD : Role.PRODUCT_OWNER;
  }
}
