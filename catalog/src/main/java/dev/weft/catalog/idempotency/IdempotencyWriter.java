package dev.weft.catalog.idempotency;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;

/// Keeps answers, in the transaction of what they answer.
public final class IdempotencyWriter extends Idempotency {

  private final Change change;

  public IdempotencyWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Keeps an answer; when the same request was answered within the last 24 hours, that answer
  /// stands.
  ///
  /// @param body bytes as they will be sent
  /// @return the answer that stands
  /// @throws dev.weft.model.error.WeftException SERVER_KEY_REUSED when the key came with another
  ///   request
  @Unjournaled("the change it answers has its own entries")
  public Answer put(RequestKey request, String requestHash, int status, byte[] body) {
    throw new UnsupportedOperationException();
  }

  /// Removes answers older than 24 hours.
  @Unjournaled("they stopped to count when their time was over")
  public void expire() {
    throw new UnsupportedOperationException();
  }
}
