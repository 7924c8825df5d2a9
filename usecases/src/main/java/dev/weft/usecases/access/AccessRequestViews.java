package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequestFilter;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.usecases.access.AccessRequestView.ApprovalView;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Requests as a caller may see them: one's own, those that one could have made for whom they are,
/// those one decides about, and all for governance leads. Others do not exist for the caller.
/// Belongs to its read transaction.
final class AccessRequestViews {

  private final MeshDocuments documents;
  private final AccessKernel kernel;
  private final Caller caller;
  private final ConsumingSide side;
  private final long now;
  final AccessDeciders deciders;

  AccessRequestViews(Reading reading, AppliedMesh mesh, Caller caller) {
    this(mesh.documents(reading), reading.now(), caller);
  }

  /// @param now microseconds since the epoch, the journal's time
  AccessRequestViews(MeshDocuments documents, long now, Caller caller) {
    this.documents = documents;
    this.kernel = documents.kernel(now);
    this.caller = caller;
    this.side =
        new ConsumingSide(documents, kernel, new ServiceOwners(documents), caller.principal());
    this.now = now;
    this.deciders = new AccessDeciders(documents, now);
  }

  /// The request, when the caller may know of it.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND
  AccessRequest get(Reading reading, long number) {
    return reading
        .requests()
        .find(number)
        .filter(this::sees)
        .orElseThrow(() -> AccessFailures.noRequest(number));
  }

  boolean sees(AccessRequest request) {
    String who = caller.principal().text();
    return request.requester().equals(who)
        || Consumer.find(request.consumer()).filter(side::asksFor).isPresent()
        || deciders.decides(caller, request)
        || seesAll();
  }

  /// The same for the database: which requests `sees` is true of.
  AccessRequestFilter.Sight sight() {
    return seesAll()
        ? new AccessRequestFilter.Sight.Everything()
        : new AccessRequestFilter.Sight.Of(
            caller.principal().text(),
            side.own(),
            side.built(),
            domains(Action.DECIDE_ACCESS),
            domains(Action.DECIDE_PERSONAL_ACCESS),
            roles());
  }

  /// As rules may name the caller, besides by name.
  private Set<String> roles() {
    var roles = new TreeSet<String>();
    var facts = documents.facts(now);
    facts.rolesOnMesh(caller.principal()).forEach(role -> roles.add("mesh:" + role.word()));
    for (String domain : documents.domains().keySet()) {
      facts
          .rolesIn(caller.principal(), domain)
          .forEach(role -> roles.add(domain + ":" + role.word()));
    }
    return roles;
  }

  private Set<String> domains(Action action) {
    return documents.domains().keySet().stream()
        .filter(domain -> kernel.inDomain(caller.principal(), action, domain).allowed())
        .collect(Collectors.toSet());
  }

  private boolean seesAll() {
    return kernel.onMesh(caller.principal(), Action.GLOBAL_POLICY).allowed();
  }

  AccessRequestView of(AccessRequest request) {
    var terms = request.terms();
    return new AccessRequestView(
        request.number(),
        request.product() + "@" + request.major(),
        terms.port().orElse(null),
        request.consumer(),
        request.requester(),
        terms.purposes(),
        terms.columns(),
        terms.rows(),
        terms.from().orElse(null),
        terms.until().orElse(null),
        terms.onward(),
        request.reason(),
        request.state().word(),
        request.personal(),
        Instants.text(request.createdAt()),
        request.decidedAt().map(Instants::text).orElse(null),
        request.answer().orElse(null),
        request.agreement().orElse(null),
        terms.declared().map(AccessRequest.Declared::file).orElse(null),
        approvals(request),
        Optional.of(request).filter(AccessRequest::open).map(deciders::waitsFor).orElse(List.of()));
  }

  private static List<ApprovalView> approvals(AccessRequest request) {
    var all = new ArrayList<ApprovalView>();
    request
        .approvals()
        .forEach(a -> all.add(new ApprovalView(a.role(), a.who(), Instants.text(a.at()))));
    for (AccessRequest.Route route : request.routes()) {
      route
          .who()
          .ifPresent(
              who ->
                  all.add(
                      new ApprovalView(
                          "rule " + route.rule(), who, route.at().map(Instants::text).orElse(""))));
    }
    return all;
  }
}
