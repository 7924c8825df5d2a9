package dev.weft.server.auth;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Why somebody is not let in. None of the sentences shows a token.
final class AuthErrors {

  private AuthErrors() {}

  static WeftException noToken() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The request has no token",
        "Send 'Authorization: Bearer <token>'; 'weft token create' makes one.");
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
