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
}
