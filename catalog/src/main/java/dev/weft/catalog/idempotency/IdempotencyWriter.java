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
    change
        .update(
            """
            insert into answer
              (principal, operation, request_key, request_hash, status, body, at)
            values (:principal, :operation, :key, :hash, :status, :body, :now)
            on conflict (principal, operation, request_key) do update
            set request_hash = excluded.request_hash, status = excluded.status,
              body = excluded.body, at = excluded.at
            where answer.at <= :oldest
            """)
        .bindMap(values(request))
        .bind("hash", requestHash)
        .bind("status", status)
        .bind("body", body)
        .bind("now", change.now())
        .bind("oldest", change.now() - KEPT)
        .execute();
    return find(request, requestHash).orElseThrow();
  }

  /// Removes answers older than 24 hours.
  @Unjournaled("they stopped to count when their time was over")
  public void expire() {
    change
        .update("delete from answer where at <= :oldest")
        .bind("oldest", change.now() - KEPT)
        .execute();
  }
}
