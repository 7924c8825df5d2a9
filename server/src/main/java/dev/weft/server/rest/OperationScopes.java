package dev.weft.server.rest;

import static java.util.Map.entry;

import dev.weft.model.access.Scope;
import dev.weft.server.auth.SignedIn;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;

/// What a token must be for, operation by operation. Looking takes the least; what is not named
/// here takes everything.
final class OperationScopes {

  private static final Map<String, Scope> NEEDED =
      Map.ofEntries(
          entry("POST /api/v1/plans", Scope.READ),
          entry("POST /api/v1/policy-plans", Scope.READ),
          entry("POST /api/v1/query", Scope.READ),
          entry("DELETE /api/v1/queries/{id}", Scope.READ),
          entry("POST /api/v1/access-tokens", Scope.READ),
          entry("POST /api/v1/runs", Scope.RUN),
          entry("POST /api/v1/previews", Scope.RUN),
          entry("POST /api/v1/runs/{id}/cancel", Scope.RUN),
          entry("POST /api/v1/applies", Scope.WRITE),
          entry("POST /api/v1/products/{domain}/{product}/rollbacks", Scope.WRITE),
          entry("POST /api/v1/domains/{domain}/members", Scope.WRITE),
          entry("DELETE /api/v1/domains/{domain}/members/{who}", Scope.WRITE),
          entry("POST /api/v1/access-requests", Scope.WRITE),
          entry("POST /api/v1/access-requests/{number}/approval", Scope.WRITE),
          entry("POST /api/v1/access-requests/{number}/rejection", Scope.WRITE),
          entry("POST /api/v1/access-requests/{number}/withdrawal", Scope.WRITE),
          entry("POST /api/v1/agreements/{domain}/{id}/revocation", Scope.WRITE),
          entry("POST /api/v1/agreements/{domain}/{id}/renewals", Scope.WRITE),
          entry("POST /api/v1/inbox/{number}/reading", Scope.WRITE),
          entry("POST /api/v1/inbox/readings", Scope.WRITE),
          entry("POST /api/v1/watches", Scope.WRITE),
          entry("DELETE /api/v1/watches/{domain}/{product}", Scope.WRITE),
          entry("POST /api/v1/storage/sweep", Scope.WRITE));

  private final OpenApi api;

  OperationScopes(OpenApi api) {
    this.api = api;
  }

  /// Passes when the token may be used for this request. Throws `WeftException` (ACCESS_SCOPE).
  void check(SignedIn signedIn, ServerRequest request) {
    signedIn.require(needed(request.prologue().method().text(), request.path().path()));
  }

  private Scope needed(String method, String path) {
    if (method.equals("GET") || method.equals("HEAD")) {
      return Scope.READ;
    }
    return api.match(method, path)
        .map(operation -> NEEDED.get(operation.method() + " " + operation.path()))
        .orElse(Scope.ALL);
  }
}
