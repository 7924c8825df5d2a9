package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.access.Access;
import dev.weft.catalog.access.Token;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Principals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;

/// Finds out who holds a token.
public final class Authenticate {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final byte[] operatorHash;

  /// Makes the use case.
  ///
  /// @param operatorToken secret of who owns the data folder
  public Authenticate(Catalog catalog, AppliedMesh mesh, String operatorToken) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.operatorHash = Tokens.hash(operatorToken).getBytes(StandardCharsets.US_ASCII);
  }

  /// The holder of a token; takes the same time for every wrong one.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when it never opened anything,
  ///   ACCESS_TOKEN_ENDED when it did, its owner has left the mesh, or their account is somebody
  ///   else's by now
  public Holder signIn(String token) {
    String hash = Tokens.hash(token);
    if (MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), operatorHash)) {
      return new Holder(new Principal.Operator(), Optional.empty(), Scope.ALL);
    }
    return holder(valid(access -> access.findByHash(hash)));
  }

  /// The owner of a personal token that still opens something, and what for.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when it is unknown,
  ///   ACCESS_TOKEN_ENDED as `signIn`
  public Holder owner(String id) {
    return holder(valid(access -> access.findToken(id)));
  }

  /// How far the mesh has come: who may sign in stays the same while this does, but for ends that
  /// come with time.
  public long position() {
    return catalog.<Long>read(reading -> reading.journal().head());
  }

  /// Whom the operator may act as in a sample mesh: a declared person.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_IMPERSONATION when nobody has that name
  public Principal declared(String name) {
    return catalog
        .read(reading -> mesh.documents(reading).person(name))
        .map(Principals::of)
        .orElseThrow(
            () ->
                WeftException.of(
                    ErrorCode.ACCESS_IMPERSONATION,
                    "Nobody called " + name + " is declared in people.yaml",
                    "`weft status` lists whom you can act as."));
  }

  /// A scope that this version does not know opens nothing.
  private static Holder holder(Token token) {
    Scope scope = Scope.find(token.scope()).orElseThrow(Authenticate::opensNothing);
    return new Holder(Principals.of(token.principal()), Optional.of(token.id()), scope);
  }

  private Token valid(Function<Access, Optional<Token>> find) {
    return catalog.read(
        reading -> {
          Token found =
              find.apply(reading.access())
                  .filter(Token::signsIn)
                  .orElseThrow(Authenticate::opensNothing);
          if (!found.valid(reading.now())) {
            throw AccessFailures.ended(found);
          }
          Accounts.checkStays(mesh.documents(reading), found);
          return found;
        });
  }

  private static WeftException opensNothing() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The token is not valid: nobody here has it",
        "Sign in with another one; `weft token create` makes one.");
  }
}
