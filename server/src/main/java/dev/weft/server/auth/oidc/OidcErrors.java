package dev.weft.server.auth.oidc;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.net.URI;

/// Why the word of an issuer does not count. None of the sentences shows a token.
final class OidcErrors {

  private static final String AGAIN = "Sign in at the issuer again.";

  private OidcErrors() {}

  static WeftException badToken(URI issuer, String why) {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN, "The token of " + issuer + " is not valid: " + why, AGAIN);
  }

  static WeftException ended(URI issuer) {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_ENDED, "The token of " + issuer + " has ended", AGAIN);
  }

  static WeftException noAccount(URI issuer, String claim) {
    return badToken(issuer, "its claim '" + claim + "' names nobody");
  }

  static WeftException unverified(URI issuer) {
    return badToken(issuer, "it does not say that the e-mail address is verified");
  }

  static WeftException tooMuch(URI issuer, String claim) {
    return badToken(issuer, "its claim '" + claim + "' is longer than this server takes");
  }

  static WeftException notBegun() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "This sign-in was not begun here, or too long ago",
        "Begin again at /sign-in.");
  }

  static WeftException declined(URI issuer) {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN, "The issuer " + issuer + " signs nobody in", AGAIN);
  }

  static WeftException silent(URI issuer) {
    return WeftException.of(
        ErrorCode.ACCESS_ISSUER,
        "The issuer " + issuer + " does not answer, or not as it should",
        "Try again in a while; tokens made here with `weft token create` go on working.");
  }
}
