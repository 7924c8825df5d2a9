package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.access.Token;
import dev.weft.catalog.access.TokenDraft;
import dev.weft.catalog.access.TokenDraft.IssuerSession;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.people.VouchingDraft;
import dev.weft.catalog.people.Way;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// Sessions of people who signed in. A session is a token of theirs: listed and revoked as one, and
/// refused with the next request everywhere once it is.
public final class Sessions {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A session as it is wanted.
  ///
  /// @param name where it is, as `weft token list` shows it
  /// @param atIssuer what the issuer calls it
  public record Wanted(
      String name, Optional<String> atIssuer, Duration lasts, String via, String trace) {}

  /// Begins a session of whom an issuer means. What it says of them counts as long as the session
  /// lasts, whatever it says elsewhere.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when nobody may sign in by that
  ///   account, ACCESS_TOKEN_ENDED when its owner has left the mesh
  public SessionView begin(Vouched vouched, Wanted wanted) {
    Principal person =
        catalog.read(reading -> Accounts.owner(mesh.documents(reading), vouched.account()));
    return catalog.write(
        cause(person, wanted),
        writing -> {
          Optional<IssuerSession> atIssuer =
              wanted.atIssuer().map(name -> new IssuerSession(vouched.issuer(), name));
          var account = Optional.of(vouched.account());
          SessionView begun = begin(writing, person, account, wanted, atIssuer);
          VouchingDraft said = vouched.of(person, Way.session(begun.id()), end(writing, wanted));
          if (!said.isSilent()) {
            writing.vouchings().put(said);
          }
          return begun;
        });
  }

  /// Begins a session of somebody who is known already.
  public SessionView begin(Principal person, Wanted wanted) {
    return catalog.write(
        cause(person, wanted),
        writing -> {
          var account = mesh.documents(writing).accounts().account(person);
          return begin(writing, person, account, wanted, Optional.empty());
        });
  }

  private SessionView begin(
      Writing writing,
      Principal person,
      Optional<String> account,
      Wanted wanted,
      Optional<IssuerSession> atIssuer) {
    FreshToken fresh = FreshToken.of(random);
    long end = end(writing, wanted);
    writing
        .access()
        .addToken(
            new TokenDraft(
                fresh.id(),
                person.text(),
                account,
                wanted.name(),
                fresh.hash(),
                Scope.ALL.word(),
                Optional.of(end),
                Token.SESSION,
                atIssuer));
    return new SessionView(fresh.id(), person.text(), fresh.text(), Instants.text(end));
  }

  /// Ends a session at once.
  ///
  /// @param id of the caller's session
  /// @throws dev.weft.model.error.WeftException ACCESS_TOKEN_NOT_FOUND when it is none of theirs
  public void end(Caller caller, String id) {
    boolean own =
        catalog.read(
            reading ->
                reading
                    .access()
                    .findToken(id)
                    .filter(Token::isSession)
                    .filter(token -> token.principal().equals(caller.principal().text()))
                    .isPresent());
    if (!own) {
      throw noSession();
    }
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> writing.access().revoke(id));
  }

  /// Ends all that began with a session of an issuer, which has ended there.
  public void endOf(String issuer, String atIssuer, String trace) {
    catalog.write(
        new Cause(issuer, "issuer", trace),
        writing -> writing.access().revokeOf(new IssuerSession(issuer, atIssuer)));
  }

  private static WeftException noSession() {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_NOT_FOUND,
        "This request is not made in a session",
        "A session begins with `weft login`; `weft token revoke` ends other tokens.");
  }

  private static Cause cause(Principal person, Wanted wanted) {
    return new Cause(person.text(), wanted.via(), wanted.trace());
  }

  private static long end(Writing writing, Wanted wanted) {
    return writing.now() + wanted.lasts().toMillis() * 1_000;
  }
}
