package dev.weft.catalog.access;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// What can be refused when tokens change.
final class AccessProblems {

  private AccessProblems() {}

  static WeftException noToken(String id) {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_NOT_FOUND,
        "There is no token " + id,
        "List yours with `weft token list`");
  }

  static WeftException noRequest(long number) {
    return WeftException.of(
        ErrorCode.ACCESS_REQUEST_NOT_FOUND,
        "There is no access request " + number,
        "`weft access list` shows those that you may see.");
  }

  static WeftException decided(AccessRequest request) {
    return WeftException.of(
        ErrorCode.ACCESS_REQUEST_DECIDED,
        "Access request " + request.number() + " is " + request.state().word() + " already",
        "Ask anew with `weft access request`.");
  }
}
