package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.List;
import java.util.Optional;

/// Requests as a caller may see them: one's own, those one decides about, and all for governance
/// leads. Others do not exist for the caller. Belongs to its read transaction.
final class AccessRequestViews {

  private final AccessKernel kernel;
  private final Caller caller;
  final AccessDeciders deciders;

  AccessRequestViews(Reading reading, AppliedMesh mesh, Caller caller) {
    MeshDocuments documents = mesh.documents(reading);
    this.kernel = documents.kernel(reading.now());
    this.caller = caller;
    this.deciders = new AccessDeciders(kernel, documents.facts(reading.now()));
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
        || request.consumer().equals("person:" + who)
        || deciders.decides(caller, request)
        || kernel.onMesh(caller.principal(), Action.GLOBAL_POLICY).allowed();
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
        terms.until().orElse(null),
        terms.onward(),
        request.reason(),
        request.state().word(),
        request.personal(),
        Instants.text(request.createdAt()),
        request.decidedAt().map(Instants::text).orElse(null),
        request.answer().orElse(null),
        request.agreement().orElse(null),
        approvals(request),
        Optional.of(request).filter(AccessRequest::open).map(deciders::waitsFor).orElse(List.of()));
  }

  private static List<AccessRequestView.ApprovalView> approvals(AccessRequest request) {
    return request.approvals().stream()
        .map(a -> new AccessRequestView.ApprovalView(a.role(), a.who(), Instants.text(a.at())))
        .toList();
  }
}
