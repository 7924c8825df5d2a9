package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Scope;
import java.util.Optional;

/// Who signed in, and with what.
///
/// @param scope what may be done with it
/// @param credential the id of the personal token, or `OPERATOR`; empty with an access token, which
///   ends soon
public record SignedIn(Caller caller, Scope scope, Optional<String> credential) {

  /// Stands for the operator's token, where ids of personal tokens stand.
  static final String OPERATOR = "operator";

  /// Passes when what was shown may be used for this. Throws `WeftException` (ACCESS_SCOPE).
  public void require(Scope needed) {
    if (!scope.includes(needed)) {
      throw AuthErrors.outsideScope(scope, needed);
    }
  }

  /// The credential from which others can be made. Throws `WeftException` (ACCESS_SIGN_IN) with an
  /// access token: what ends soon makes nothing that lasts longer.
  public String lasting() {
    return credential.orElseThrow(AuthErrors::notWithAnAccessToken);
  }
}
