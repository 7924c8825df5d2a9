package dev.weft.catalog.access;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;

/// Changes tokens and settings. Every method but the marked ones records what it did in the
/// journal; neither hashes nor values go there.
public final class AccessWriter extends Access {

  private final Change change;

  public AccessWriter(Change change) {
    super(change);
    this.change = change;
  }

  public Token addToken(TokenDraft draft) {
    throw new UnsupportedOperationException();
  }

  /// Ends a token for ever. The first revocation stands, a second one changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TOKEN_NOT_FOUND
  public Token revoke(String id) {
    throw new UnsupportedOperationException();
  }

  /// Notes that a token was used now. An unknown one is no error.
  @Unjournaled("happens with every request; audit records what was asked")
  public void touch(String id) {
    throw new UnsupportedOperationException();
  }

  /// Sets a setting of the node.
  public void putSetting(String name, String value) {
    throw new UnsupportedOperationException();
  }

  /// Sets a setting that is not set yet.
  ///
  /// @return the value that holds from now on: the given one, or the one that stood before
  public String putSettingOnce(String name, String value) {
    throw new UnsupportedOperationException();
  }
}
