package dev.weft.catalog.idempotency;

import dev.weft.catalog.store.Snapshot;
import java.util.Map;
import java.util.Optional;

/// Reads kept answers.
public class Idempotency {

  /// How long an answer is kept, in microseconds: 24 hours.
  public static final long KEPT = 24L * 60 * 60 * 1_000_000;

  private final Snapshot snapshot;

  public Idempotency(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The answer to the same request, if it came within the last 24 hours.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_KEY_REUSED when the key came with another
  ///   request
  public final Optional<Answer> find(RequestKey request, String requestHash) {
    var kept =
        snapshot
            .query(
                """
                select * from answer
                where principal = :principal and operation = :operation and request_key = :key
                  and at > :oldest
                """)
            .bindMap(values(request))
            .bind("oldest", snapshot.now() - KEPT)
            .map(
                (row, context) ->
                    new Answer(
                        request,
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getBytes("body"),
                        row.getLong("at")))
            .findOne();
    if (kept.isPresent() && !kept.get().requestHash().equals(requestHash)) {
      throw IdempotencyProblems.reused(request);
    }
    return kept;
  }

  static Map<String, Object> values(RequestKey request) {
    return Map.of(
        "principal", request.principal(), "operation", request.operation(), "key", request.key());
  }
}
