package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.access.Access;
import dev.weft.catalog.access.Token;
import dev.weft.catalog.access.TokenDraft;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Personal tokens: made, listed and revoked by their owner. A token is a random secret; only its
/// SHA-256 is kept.
public final class Tokens {

  /// What every token begins with, so that scanners of secrets find one that got lost.
  public static final String PREFIX = "weft_";

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final SecureRandom random = new SecureRandom();

  public Tokens(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A token as it is wanted.
  ///
  /// @param lasts until it expires; at most 366 days
  /// @param by id of the token with which it is asked for, which has to count still when this one
  ///   is made; empty for the operator's own
  public record Wanted(String name, Scope scope, Duration lasts, Optional<String> by) {

    /// One that does all that its holder may do, asked for by whoever needs no token.
    public static Wanted of(String name, Duration lasts) {
      return new Wanted(name, Scope.ALL, lasts, Optional.empty());
    }
  }

  /// Makes a token of the caller.
  ///
  /// @return the only answer that holds the secret
  /// @throws WeftException ACCESS_TOKEN_ENDED when the token that is shown does not count any more
  public TokenView create(Caller caller, Wanted wanted) {
    return create(caller, caller.principal(), wanted);
  }

  /// Makes the first token of somebody who is declared, for a platform engineer to hand over: the
  /// way into a mesh for people who have no other. The journal says who made it.
  ///
  /// @param who a person of people.yaml, or `service:` and the name of an account
  /// @throws WeftException ACCESS_ROLE, REGISTRY_NOT_FOUND when nobody of that name is declared,
  ///   ACCESS_TOKEN_ENDED as `create`
  public TokenView createFor(Caller caller, String who, Wanted wanted) {
    Principal holder =
        catalog.read(
            reading -> {
              var documents = mesh.documents(reading);
              documents.kernel(reading.now()).onMesh(caller.principal(), Action.PLATFORM).orThrow();
              return documents.principal(who).orElseThrow(() -> AccessFailures.nobody(who));
            });
    return create(caller, holder, wanted);
  }

  private TokenView create(Caller caller, Principal holder, Wanted wanted) {
    Duration lasts = wanted.lasts();
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(Duration.ofDays(366)) > 0) {
      throw WeftException.of(
          ErrorCode.SERVER_REQUEST,
          "A token lasts from 1 to 366 days, not " + lasts.toDays(),
          "Choose another number of days.");
    }
    FreshToken fresh = FreshToken.of(random);
    Token token =
        catalog.write(
            new Cause(caller.text(), caller.via(), caller.trace()),
            writing -> {
              wanted.by().ifPresent(id -> checkCounts(writing, id));
              return writing
                  .access()
                  .addToken(
                      new TokenDraft(
                          fresh.id(),
                          holder.text(),
                          mesh.documents(writing).accounts().account(holder),
                          wanted.name(),
                          fresh.hash(),
                          wanted.scope().word(),
                          Optional.of(writing.now() + lasts.toMillis() * 1_000)));
            });
    return view(token, Optional.of(fresh.text()));
  }

  /// A request may take its time: what signed it in can end before it is done.
  private void checkCounts(Reading reading, String id) {
    Token by = reading.access().findToken(id).orElseThrow(() -> noToken(id));
    if (!by.valid(reading.now())) {
      throw AccessFailures.ended(by);
    }
    Accounts.checkStays(mesh.documents(reading), by);
  }

  /// The caller's personal tokens, those that have ended included, and their sessions that have
  /// not.
  public Page<TokenView> list(Caller caller, PageRequest page) {
    List<Token> tokens =
        catalog.read(
            reading -> {
              Principal who = caller.principal();
              var account = mesh.documents(reading).accounts().account(who);
              var whose = new Access.Whose(who.text(), account, reading.now());
              return reading.access().tokens(whose, page.cursor(), page.limit());
            });
    var items = tokens.stream().map(token -> view(token, Optional.empty())).toList();
    return tokens.size() < page.limit()
        ? Page.last(items)
        : new Page<>(items, tokens.getLast().id());
  }

  /// Ends a token of the caller at once.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TOKEN_NOT_FOUND, also for somebody else's
  public TokenView revoke(Caller caller, String id) {
    boolean own =
        catalog.read(
            reading ->
                reading
                    .access()
                    .findToken(id)
                    .filter(token -> token.principal().equals(caller.principal().text()))
                    .filter(token -> Accounts.isStillTheirs(mesh.documents(reading), token))
                    .isPresent());
    if (!own) {
      throw noToken(id);
    }
    Token revoked =
        catalog.write(
            new Cause(caller.text(), caller.via(), caller.trace()),
            writing -> writing.access().revoke(id));
    return view(revoked, Optional.empty());
  }

  private static WeftException noToken(String id) {
    return WeftException.of(
        ErrorCode.ACCESS_TOKEN_NOT_FOUND,
        "There is no token " + id + " of yours",
        "`weft token list` shows them.");
  }

  /// SHA-256 of a token's text, as it is kept.
  static String hash(String token) {
    return BlobWriter.hash(token.getBytes(StandardCharsets.UTF_8));
  }

  private static TokenView view(Token token, Optional<String> secret) {
    return new TokenView(
        token.id(),
        token.name(),
        token.kind(),
        token.scope(),
        secret.orElse(null),
        Instants.text(token.createdAt()),
        token.expiresAt().map(Instants::text).orElse(null),
        token.revokedAt().map(Instants::text).orElse(null),
        token.lastUsed().map(Instants::text).orElse(null));
  }
}
