package dev.weft.usecases.access;

import dev.weft.catalog.access.Token;
import dev.weft.model.access.Principal;
import dev.weft.usecases.registry.AccountOwners;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;

/// Who signs in by which account of an issuer, and whose tokens go on counting.
final class Accounts {

  private Accounts() {}

  /// The declared person, or one of the account's own name whom the mesh does not know. Throws
  /// `WeftException`: ACCESS_SIGN_IN when it is nobody's, ACCESS_TOKEN_ENDED when its owner has
  /// left the mesh.
  static Principal owner(MeshDocuments documents, String account) {
    AccountOwners accounts = documents.accounts();
    return accounts
        .find(account)
        .orElseThrow(
            () ->
                accounts.haveLeft(account)
                    ? AccessFailures.left()
                    : AccessFailures.nobodysAccount());
  }

  /// Passes as long as a token is of somebody who belongs to the mesh and has the account that they
  /// had when it was made. Throws `WeftException` (ACCESS_TOKEN_ENDED).
  static void checkStays(MeshDocuments documents, Token token) {
    if (documents.hasLeft(Principals.of(token.principal()))) {
      throw AccessFailures.left();
    }
    if (!isStillTheirs(documents, token)) {
      throw AccessFailures.revoked(token);
    }
  }

  /// Whether the account behind a token is still its holder's: a name may have become somebody
  /// else's.
  static boolean isStillTheirs(MeshDocuments documents, Token token) {
    return documents.accounts().owns(Principals.of(token.principal()), token.account());
  }
}
