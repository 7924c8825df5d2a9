package dev.weft.catalog.idempotency;

import dev.weft.catalog.store.Snapshot;
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
    throw new UnsupportedOperationException();
  }
}
