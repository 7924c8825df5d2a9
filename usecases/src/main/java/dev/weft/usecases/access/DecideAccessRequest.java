package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.journal.Cause;
import dev.weft.model.access.Caller;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.access.AccessDeciders.Yes;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.function.BiConsumer;

/// Decides requests for access. The last yes that is needed makes the agreement in the same
/// transaction; the kernel reads it from the next decision on.
public final class DecideAccessRequest {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final RequestRules rules;

  public DecideAccessRequest(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.rules = new RequestRules(mesh);
  }

  /// Says yes in the role of the caller that is still missing. A steward's yes is missing as well
  /// where labels were raised since.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED,
  ///   ACCESS_OWN_DECISION, or the kernel's refusal
  public AccessRequestView approve(Caller caller, long number) {
    rules.load(catalog);
    return decide(
        caller,
        number,
        (writing, asked) -> {
          AccessRequest request = asStands(writing, asked);
          AccessRequest approved = agreed(writing, caller, request);
          if (views(writing, caller).deciders.complete(approved)) {
            rules.check(writing, approved);
            writing.requests().grant(number, GrantedRequest.store(writing, approved));
          }
        });
  }

  private AccessRequest agreed(Writing writing, Caller caller, AccessRequest request) {
    String who = caller.principal().text();
    return switch (views(writing, caller).deciders.yes(caller, request)) {
      case Yes.In(Role role) -> writing.requests().approve(request.number(), role.word(), who);
      case Yes.By(String rule) -> writing.requests().agree(request.number(), rule, who);
    };
  }

  /// Says no, which ends the request.
  ///
  /// @param answer why
  /// @throws dev.weft.model.error.WeftException as for `approve`
  public AccessRequestView reject(Caller caller, long number, String answer) {
    return decide(
        caller,
        number,
        (writing, request) -> {
          views(writing, caller).deciders.checkRejects(caller, request);
          writing.requests().reject(number, answer.strip());
        });
  }

  /// Takes one's own request back.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED,
  ///   ACCESS_OWN_DECISION for somebody else's
  public AccessRequestView withdraw(Caller caller, long number) {
    return decide(
        caller,
        number,
        (writing, request) -> {
          if (!request.requester().equals(caller.principal().text())) {
            throw AccessFailures.notYours(number);
          }
          writing.requests().withdraw(number);
        });
  }

  private AccessRequestView decide(
      Caller caller, long number, BiConsumer<Writing, AccessRequest> decision) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          views(writing, caller).get(writing, number);
          decision.accept(writing, writing.requests().getOpen(number));
          return number;
        });
    return catalog.read(
        reading -> {
          var views = new AccessRequestViews(reading, mesh, caller);
          return views.of(reading.requests().find(number).orElseThrow());
        });
  }

  /// Labels may have been raised since somebody asked; then a steward agrees as well.
  private AccessRequest asStands(Writing writing, AccessRequest request) {
    return !request.personal() && isPersonal(writing, request)
        ? writing.requests().personal(request.number())
        : request;
  }

  /// Where nobody can tell any more, a steward looks.
  private boolean isPersonal(Writing writing, AccessRequest request) {
    return AskedColumns.findPersonal(writing, mesh, RequestedAgreement.of(request)).orElse(true);
  }

  private AccessRequestViews views(Writing writing, Caller caller) {
    return new AccessRequestViews(writing, mesh, caller);
  }
}
