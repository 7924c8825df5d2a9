package dev.weft.catalog.idempotency;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// What can be refused about repeated requests.
final class IdempotencyProblems {

  private IdempotencyProblems() {}

  static WeftException reused(RequestKey request) {
    return WeftException.of(
        ErrorCode.SERVER_KEY_REUSED,
        "The Idempotency-Key of this %s came before with another request"
            .formatted(request.operation()),
        "Send a new key with every new request; repeat one only with the same content");
  }
}
