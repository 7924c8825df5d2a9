package dev.weft.usecases.access;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Approval;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Who decides a request: an owner of the domain, and a steward as well where personal data is
/// asked for. Two people, not one in two roles.
final class AccessDeciders {

  private final AccessKernel kernel;
  private final Facts facts;

  AccessDeciders(AccessKernel kernel, Facts facts) {
    this.kernel = kernel;
    this.facts = facts;
  }

  /// Roles whose yes is still missing.
  static List<Role> missing(AccessRequest request) {
    var roles = new ArrayList<Role>();
    for (Role role : needed(request)) {
      if (request.approvals().stream().noneMatch(a -> a.role().equals(role.word()))) {
        roles.add(role);
      }
    }
    return roles;
  }

  private static List<Role> needed(AccessRequest request) {
    return request.personal()
        ? List.of(Role.PRODUCT_OWNER, Role.STEWARD)
        : List.of(Role.PRODUCT_OWNER);
  }

  /// The role in which the caller may say yes now.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_OWN_DECISION, or the kernel's refusal
  Role role(Caller caller, AccessRequest request) {
    refuseOwn(caller, request);
    List<Role> missing = missing(request);
    for (Role role : missing) {
      if (may(caller, role, request)) {
        refuseSecond(caller, request, role);
        return role;
      }
    }
    kernel.inDomain(caller.principal(), action(missing.getFirst()), domain(request)).orThrow();
    throw new IllegalStateException("the kernel changed its mind");
  }

  /// Passes when the caller may refuse the request: whoever could agree to any part of it.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_OWN_DECISION, or the kernel's refusal
  void checkRejects(Caller caller, AccessRequest request) {
    refuseOwn(caller, request);
    if (needed(request).stream().noneMatch(role -> may(caller, role, request))) {
      kernel.inDomain(caller.principal(), Action.DECIDE_ACCESS, domain(request)).orThrow();
    }
  }

  /// Whether the caller decides about requests of the kind at all, their own included.
  boolean decides(Caller caller, AccessRequest request) {
    return needed(request).stream().anyMatch(role -> may(caller, role, request));
  }

  /// Who could say what is still missing, without whoever asked, by name.
  List<String> waitsFor(AccessRequest request) {
    var names = new TreeSet<String>();
    for (Role role : missing(request)) {
      names.addAll(facts.holders(action(role).roles(), domain(request)));
    }
    names.remove(request.requester());
    request.approvals().forEach(approval -> names.remove(approval.who()));
    return List.copyOf(names);
  }

  private static void refuseOwn(Caller caller, AccessRequest request) {
    String who = caller.principal().text();
    if (request.requester().equals(who) || request.consumer().equals("person:" + who)) {
      throw AccessFailures.ownDecision(request.number());
    }
  }

  private static void refuseSecond(Caller caller, AccessRequest request, Role role) {
    for (Approval approval : request.approvals()) {
      if (approval.who().equals(caller.principal().text())) {
        throw AccessFailures.decidedInOtherRole(request.number(), role.word());
      }
    }
  }

  private boolean may(Caller caller, Role role, AccessRequest request) {
    return kernel.inDomain(caller.principal(), action(role), domain(request)).allowed();
  }

  private static Action action(Role role) {
    return role == Role.STEWARD ? Action.DECIDE_PERSONAL_ACCESS : Action.DECIDE_ACCESS;
  }

  private static String domain(AccessRequest request) {
    return request.product().domain();
  }
}
