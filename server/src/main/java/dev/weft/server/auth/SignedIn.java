package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Scope;
import dev.weft.server.auth.oidc.IssuerToken;
import java.util.Optional;

/// Who signed in, and with what.
///
/// @param scope what may be done with it
/// @param credential the id of the personal token, or `OPERATOR`; empty with an access token, which
///   ends soon
/// @param issued the token of an issuer that was shown
public record SignedIn(
    Caller caller, Scope scope, Optional<String> credential, Optional<IssuerToken> issued) {

  /// Stands for the operator's token, where ids of personal tokens stand.
  static final String OPERATOR = "operator";

  /// Passes when what was shown may be used for this. Throws `WeftException` (ACCESS_SCOPE).
  public void require(Scope needed) {
    if (!scope.includes(needed)) {
      throw AuthErrors.outsideScope(scope, needed);
    }
  }

  /// The token of an issuer with which a session can begin. Throws `WeftException` (ACCESS_SIGN_IN)
  /// unless the issuer made it for that client: a token that was made for something else does not
  /// become one that lasts.
  public IssuerToken begins(String client) {
    return issued
        .filter(token -> token.vouched().client().filter(client::equals).isPresent())
        .orElseThrow(AuthErrors::notForSessions);
  }

  /// The id of the token from which others can be made; empty for the operator's. Throws as
  /// `lasting`.
  public Optional<String> token() {
    return Optional.of(lasting()).filter(id -> !id.equals(OPERATOR));
  }

  /// The credential from which others can be made. Throws `WeftException` (ACCESS_SIGN_IN) with an
  /// access token: what ends soon makes nothing that lasts longer.
  public String lasting() {
    return credential.orElseThrow(AuthErrors::notWithAnAccessToken);
  }
}
