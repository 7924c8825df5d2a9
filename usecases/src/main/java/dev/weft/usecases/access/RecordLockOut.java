package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.access.Token;
import dev.weft.catalog.journal.Cause;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Writes into the journal that somebody has to wait who showed too many tokens that opened
/// nothing.
public final class RecordLockOut {

  /// What led to it.
  ///
  /// @param from the address it came from
  /// @param token hash of the token that was shown too often; empty when it is the address that
  ///   waits
  public record LockOut(
      String from,
      Optional<String> token,
      int failures,
      Duration pause,
      String via,
      String trace) {}

  private final Catalog catalog;

  public RecordLockOut(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Records it, with the token's id, owner and name where the token was valid once.
  public void record(LockOut lockOut) {
    catalog.write(
        new Cause("nobody", lockOut.via(), lockOut.trace()),
        writing -> {
          Optional<Token> token = lockOut.token().flatMap(writing.access()::findByHash);
          String subject = lockOut.token().isEmpty() ? lockOut.from() : id(token);
          writing.access().lockOut(subject, token, detail(lockOut));
          return subject;
        });
  }

  private static String id(Optional<Token> token) {
    return token.map(Token::id).orElse("unknown");
  }

  private static Map<String, Object> detail(LockOut lockOut) {
    return Map.of(
        "by",
        lockOut.token().isPresent() ? "token" : "address",
        "from",
        lockOut.from(),
        "failures",
        lockOut.failures(),
        "seconds",
        lockOut.pause().toSeconds());
  }
}
