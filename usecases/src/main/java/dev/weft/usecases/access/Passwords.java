package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.access.Token;
import dev.weft.catalog.access.TokenDraft;
import dev.weft.catalog.journal.Cause;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passwords of people whom no issuer knows: their document names no account. A platform engineer
/// hands over a token that sets the first one; nobody but its owner ever knows a password.
public final class Passwords {

  private static final Duration OFFER = Duration.ofDays(1);
  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final PasswordHashing hashing;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable String nobodys;

  public Passwords(Catalog catalog, AppliedMesh mesh, PasswordHashing hashing) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.hashing = hashing;
  }

  /// Makes a token with which a declared person sets their password, once, within a day. Those made
  /// for them before end.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE, REGISTRY_NOT_FOUND when nobody of that
  ///   name is declared, ACCESS_PASSWORD when an issuer knows them
  public SessionView offer(Caller caller, String who) {
    Principal person =
        catalog.read(
            reading -> {
              MeshDocuments documents = mesh.documents(reading);
              documents.kernel(reading.now()).onMesh(caller.principal(), Action.PLATFORM).orThrow();
              Principal found =
                  documents
                      .principal(who)
                      .filter(Principal.OfPerson.class::isInstance)
                      .orElseThrow(() -> AccessFailures.nobody(who));
              return unknownToIssuers(documents, who)
                  .orElseThrow(() -> AccessFailures.hasAccount(found));
            });
    FreshToken fresh = FreshToken.of(random);
    return catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          long end = writing.now() + OFFER.toMillis() * 1_000;
          writing.access().revokeAll(person.text(), Token.PASSWORD);
          writing
              .access()
              .addToken(
                  new TokenDraft(
                      fresh.id(),
                      person.text(),
                      mesh.documents(writing).accounts().account(person),
                      "first password",
                      fresh.hash(),
                      Scope.READ.word(),
                      Optional.of(end),
                      Token.PASSWORD,
                      Optional.empty()));
          return new SessionView(fresh.id(), person.text(), fresh.text(), Instants.text(end));
        });
  }

  /// Sets a password with a token from `offer`, which ends. Sessions of that person end too.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when the token is none or has ended,
  ///   ACCESS_PASSWORD when the password is too short or too long
  public void set(String token, String password, String via, String trace) {
    Token offer = catalog.read(reading -> offered(reading, token));
    checkLength(password);
    String hash = hashing.hash(password);
    catalog.write(
        new Cause(offer.principal(), via, trace),
        writing -> {
          Token still = offered(writing, token);
          writing.access().revoke(still.id());
          writing.access().revokeAll(still.principal(), Token.SESSION);
          writing.passwords().put(still.principal(), hash);
          return still.id();
        });
  }

  /// Changes the caller's own password. Their sessions end, that of the request too.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN when the old one is wrong,
  ///   ACCESS_PASSWORD when the new one is too short or too long
  public void change(Caller caller, String old, String password) {
    String who = caller.principal().text();
    person(who, old);
    checkLength(password);
    String hash = hashing.hash(password);
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          writing.access().revokeAll(who, Token.SESSION);
          writing.passwords().put(who, hash);
          return who;
        });
  }

  /// The person of that name and password. Takes the same time whoever it is, and whether there is
  /// anybody.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_SIGN_IN
  public Principal person(String name, String password) {
    boolean right = isRight(name, password);
    Optional<Principal> living =
        catalog.read(reading -> unknownToIssuers(mesh.documents(reading), name));
    return living.filter(_ -> right).orElseThrow(AccessFailures::wrongPassword);
  }

  /// What an issuer is asked about somebody must not have a way around it here.
  private static Optional<Principal> unknownToIssuers(MeshDocuments documents, String name) {
    return documents
        .person(name)
        .filter(person -> person.account().isEmpty())
        .map(Principals::of)
        .filter(Principal.OfPerson.class::isInstance);
  }

  private boolean isRight(String name, String password) {
    Optional<String> hash = catalog.read(reading -> reading.passwords().findHash(name));
    boolean matches = hashing.matches(password, hash.orElseGet(this::nobodys));
    return matches && hash.isPresent();
  }

  /// A hash that no password has, made when the first unknown name comes: it takes too long for a
  /// start.
  private String nobodys() {
    String known = nobodys;
    if (known == null) {
      known = hashing.hash(FreshToken.of(random).text());
      nobodys = known;
    }
    return known;
  }

  private Token offered(Reading reading, String token) {
    MeshDocuments documents = mesh.documents(reading);
    return reading
        .access()
        .findByHash(Tokens.hash(token))
        .filter(found -> found.kind().equals(Token.PASSWORD) && found.valid(reading.now()))
        .filter(found -> Accounts.isStillTheirs(documents, found))
        .filter(found -> unknownToIssuers(documents, found.principal()).isPresent())
        .orElseThrow(AccessFailures::noOffer);
  }

  private static void checkLength(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw AccessFailures.passwordLength(SHORTEST, LONGEST);
    }
  }
}
