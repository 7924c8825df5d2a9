package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.idempotency.RequestKey;
import dev.weft.catalog.journal.Cause;
import dev.weft.model.access.Caller;
import java.util.Optional;

/// Answers to writes, kept for 24 hours under the caller's key, so that a repeated request is
/// answered and not done again.
public final class KeptAnswers {

  private final Catalog catalog;

  public KeptAnswers(Catalog catalog) {
    this.catalog = catalog;
  }

  /// What a request was answered.
  @SuppressWarnings("ArrayRecordComponent") // passed through, never changed
  public record Answered(int status, byte[] body) {}

  /// The answer to the same request, if it came before.
  ///
  /// @param requestHash over everything that makes the request the same
  /// @throws dev.weft.model.error.WeftException SERVER_KEY_REUSED when the key came with another
  ///   request
  public Optional<Answered> find(Caller caller, String operation, String key, String requestHash) {
    return catalog.read(
        reading ->
            reading
                .idempotency()
                .find(new RequestKey(caller.principal().text(), operation, key), requestHash)
                .map(answer -> new Answered(answer.status(), answer.body())));
  }

  /// Keeps an answer.
  public void keep(
      Caller caller, String operation, String key, String requestHash, Answered answered) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing ->
            writing
                .idempotency()
                .put(
                    new RequestKey(caller.principal().text(), operation, key),
                    requestHash,
                    answered.status(),
                    answered.body()));
  }

  /// Forgets answers that are older than that.
  public void expire() {
    catalog.write(
        new Cause("platform", "background", ""),
        writing -> {
          writing.idempotency().expire();
          return "";
        });
  }
}
