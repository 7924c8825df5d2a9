package dev.weft.server.auth;

import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.Map;

/// Why somebody is not let in. None of the sentences shows a token.
final class AuthErrors {

  private static final String ANOTHER =
      "Exchange your personal token for another: POST /api/v1/access-tokens.";

  private static final String RETRY_AFTER = "retryAfter";

  private AuthErrors() {}

  static WeftException noToken() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The request has no token",
        "Send 'Authorization: Bearer <token>'; 'weft token create' makes one.");
  }

  /// @param wait how long, which the door says in a header as well
  static WeftException locked(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return WeftException.of(
            ErrorCode.ACCESS_LOCKED,
            "Too many tokens that are not valid were shown from here, or this one too often",
            "Wait " + seconds + " s and sign in with a token that is valid.")
        .withDetails(Map.of(RETRY_AFTER, Long.toString(seconds)));
  }

  /// Whoever asks again soon finds a place; the door says so in a header.
  static WeftException busy() {
    return WeftException.of(
        ErrorCode.SERVER_BUSY,
        "As many passwords are being looked at as this server does at once",
        "Try again in a second.");
  }

  static WeftException badAccessToken() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The access token is not valid: another server made it, or it was changed",
        ANOTHER);
  }

  static WeftException accessTokenEnded() {
    return WeftException.of(ErrorCode.ACCESS_TOKEN_ENDED, "The access token has ended", ANOTHER);
  }

  static WeftException notWithAnAccessToken() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "An access token makes no other tokens",
        "Sign in with a personal token or the operator's.");
  }

  static WeftException notForSessions() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "A session begins with a token that an issuer made for this command",
        "Sign in with `weft login`.");
  }

  static WeftException outsideScope(Scope scope, Scope needed) {
    return WeftException.of(
        ErrorCode.ACCESS_SCOPE,
        "This token is for '"
            + scope.word()
            + "' and may not do what takes '"
            + needed.word()
            + "'",
        "Sign in with another token; 'weft token create NAME --scope "
            + needed.word()
            + "' makes one.");
  }

  static WeftException damagedKey() {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The key of access tokens in keys/issuer.jwk of the data folder is damaged",
        "Remove the file; the server makes a new one at its next start, and all access tokens end.");
  }

  static WeftException notTheOperator(String person) {
    return refused(person, "only the operator's token may act as somebody else", "Drop --as.");
  }

  static WeftException notASample(String person) {
    return refused(
        person,
        "this mesh was not made with --sample",
        "Sign in with a token of that person instead.");
  }

  static WeftException notOnLoopback(String person) {
    return refused(
        person,
        "this server listens beyond this machine",
        "Sign in with a token of that person instead.");
  }

  private static WeftException refused(String person, String why, String remedy) {
    return WeftException.of(
        ErrorCode.ACCESS_IMPERSONATION, "Cannot act as '" + person + "': " + why, remedy);
  }
}
