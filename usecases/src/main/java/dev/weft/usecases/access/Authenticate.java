package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.registry.AppliedMesh;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

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
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when it opens nothing
  public Holder signIn(String token) {
    String hash = Tokens.hash(token);
    if (MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), operatorHash)) {
      return new Holder(new Principal.Operator(), Optional.empty());
    }
    return catalog
        .read(
            reading ->
                reading.access().findByHash(hash).filter(found -> found.valid(reading.now())))
        .map(found -> new Holder(principal(found.principal()), Optional.of(found.id())))
        .orElseThrow(Authenticate::opensNothing);
  }

  /// The owner of a personal token that still opens something.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when it is unknown, expired or
  ///   revoked
  public Principal owner(String id) {
    return catalog
        .read(reading -> reading.access().findToken(id).filter(found -> found.valid(reading.now())))
        .map(found -> principal(found.principal()))
        .orElseThrow(Authenticate::opensNothing);
  }

  /// Whom the operator may act as in a sample mesh: a declared person.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_IMPERSONATION when nobody has that name
  public Principal declared(String name) {
    Optional<String> person =
        catalog.read(reading -> mesh.documents(reading).person(name).map(found -> found.name()));
    return person
        .<Principal>map(Principal.OfPerson::new)
        .orElseThrow(
            () ->
                WeftException.of(
                    ErrorCode.ACCESS_IMPERSONATION,
                    "Nobody called " + name + " is declared in people.yaml",
                    "`weft status` lists whom you can act as."));
  }

  private static WeftException opensNothing() {
    return WeftException.of(
        ErrorCode.ACCESS_SIGN_IN,
        "The token is not valid: unknown, expired or revoked",
        "Sign in again, or make a new one with `weft token create`.");
  }

  private static Principal principal(String text) {
    if (text.equals("operator")) {
      return new Principal.Operator();
    }
    return text.startsWith("service:")
        ? new Principal.OfService(text.substring("service:".length()))
        : new Principal.OfPerson(text);
  }
}
