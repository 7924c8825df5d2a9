package dev.weft.catalog.access;

import dev.weft.catalog.store.Snapshot;
import java.util.List;
import java.util.Optional;

/// Reads tokens and settings of the node.
public class Access {

  private final Snapshot snapshot;

  public Access(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public final Optional<Token> findToken(String id) {
    throw new UnsupportedOperationException();
  }

  /// The token with this hash, whether valid or not: ask `Token.valid`.
  public final Optional<Token> findByHash(String hash) {
    throw new UnsupportedOperationException();
  }

  /// Tokens of a principal by id, revoked ones included.
  ///
  /// @param after id of the last one seen, empty to start
  public final List<Token> tokens(String principal, String after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// A setting of the node.
  public final Optional<String> findSetting(String name) {
    throw new UnsupportedOperationException();
  }
}
