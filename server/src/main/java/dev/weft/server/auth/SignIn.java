package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.oidc.IssuerToken;
import dev.weft.server.auth.oidc.TrustedIssuers;
import dev.weft.usecases.access.Holder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Turns what a request shows into who it is. Thread-safe.
public final class SignIn {

  /// What a request may show.
  ///
  /// @param authorization the header, RFC 6750
  /// @param as a person to act as
  /// @param from the address of who shows it
  /// @param via the door
  public record Shown(
      Optional<String> authorization, Optional<String> as, String from, String via, String trace) {}

  /// Is told of waits that begin, each once.
  @FunctionalInterface
  public interface Watch {

    void lockedOut(SignInLimits.LockOut lockOut, Shown shown);
  }

  /// When somebody may act as a sample person.
  ///
  /// @param sample the mesh was made with `--sample`
  /// @param loopback only this machine reaches the server
  public record Stage(boolean sample, boolean loopback) {}

  private static final Pattern BEARER =
      Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,8192})");
  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  private final TokenBook book;
  private final KnownTokens known;
  private final AccessTokenCheck accessTokens;
  private final TrustedIssuers issuers;
  private final Stage stage;
  private final SignInLimits limits;
  private final Watch watch;

  /// Makes the door's book.
  ///
  /// @param watch is told of waits
  public SignIn(
      TokenBook book,
      KnownTokens known,
      AccessTokenCheck accessTokens,
      TrustedIssuers issuers,
      Stage stage,
      SignInLimits limits,
      Watch watch) {
    this.book = book;
    this.known = known;
    this.accessTokens = accessTokens;
    this.issuers = issuers;
    this.stage = stage;
    this.limits = limits;
    this.watch = watch;
  }

  /// Who asks. Throws `WeftException`: ACCESS_SIGN_IN or ACCESS_TOKEN_ENDED without a living token,
  /// ACCESS_LOCKED after too many of them, ACCESS_IMPERSONATION when the caller may not act as the
  /// person, whom the request or its access token names.
  public SignedIn signIn(Shown shown) {
    String token = token(shown.authorization());
    SignedIn own = limited(token, hash(token), shown);
    return shown
        .as()
        .map(person -> acting(own.caller().principal(), person, shown))
        .map(caller -> new SignedIn(caller, own.scope(), own.credential(), own.issued()))
        .orElse(own);
  }

  /// Does what somebody who is not known yet may do only so often when it is refused, counted for
  /// their address and, there, for what they try. Throws `WeftException` (ACCESS_LOCKED) when it
  /// was too often.
  ///
  /// @param shown where it comes from
  public <T> T guarded(Shown shown, String what, Supplier<T> deed) {
    return limited(hash(what + " " + shown.from()), shown, _ -> true, deed);
  }

  /// The same for what takes long enough to be asked about in parallel: whether it may be tried is
  /// asked again in the place, where tries that have begun count as if they had failed. So no more
  /// are tried than may fail. Throws `WeftException`: ACCESS_LOCKED, SERVER_BUSY.
  public <T> T guarded(Shown shown, String what, Places places, Supplier<T> deed) {
    String hash = hash(what + " " + shown.from());
    limits.check(shown.from(), hash);
    return places.in(
        () -> {
          limits.begin(shown.from(), hash);
          try {
            return counted(hash, shown, _ -> true, deed);
          } finally {
            limits.end(shown.from(), hash);
          }
        });
  }

  private SignedIn limited(String token, String hash, Shown shown) {
    return limited(
        hash, shown, code -> code != ErrorCode.ACCESS_TOKEN_ENDED, () -> own(token, hash, shown));
  }

  private <T> T limited(String hash, Shown shown, Predicate<ErrorCode> guess, Supplier<T> deed) {
    limits.check(shown.from(), hash);
    return counted(hash, shown, guess, deed);
  }

  private <T> T counted(String hash, Shown shown, Predicate<ErrorCode> guess, Supplier<T> deed) {
    try {
      T done = deed.get();
      limits.passed(hash);
      return done;
    } catch (WeftException refused) {
      if (refused.code().kind() == Kind.UNAUTHENTICATED) {
        limits
            .failed(new SignInLimits.Failure(shown.from(), hash, guess.test(refused.code())))
            .forEach(lockOut -> watch.lockedOut(lockOut, shown));
      }
      throw refused;
    }
  }

  /// Only a JSON Web Token has dots; it is of an issuer of others, or of this server.
  private SignedIn own(String token, String hash, Shown shown) {
    if (token.indexOf('.') < 0) {
      return lasting(token, hash, shown);
    }
    return issuers
        .find(token)
        .flatMap(foreign -> issuers.read(foreign, hash))
        .map(vouched -> vouched(vouched, hash, shown))
        .orElseGet(() -> accessToken(token, hash, shown));
  }

  /// A token of an issuer opens what its person may; it makes no other token, as it ends soon.
  private SignedIn vouched(IssuerToken token, String hash, Shown shown) {
    Holder holder = known.get(hash, book.position(), () -> book.recognize(token.vouched(), shown));
    return new SignedIn(
        plain(holder.principal(), shown), holder.scope(), Optional.empty(), Optional.of(token));
  }

  private SignedIn lasting(String token, String hash, Shown shown) {
    Holder holder = known.get(hash, book.position(), () -> book.signIn(token));
    String credential = holder.token().orElse(SignedIn.OPERATOR);
    return new SignedIn(
        plain(holder.principal(), shown),
        holder.scope(),
        Optional.of(credential),
        Optional.empty());
  }

  /// An access token opens what the credential behind it opens now, and nothing without it.
  private SignedIn accessToken(String token, String hash, Shown shown) {
    var claims = accessTokens.claims(token, hash);
    Holder holder = owner(claims.credential());
    Principal owner = holder.principal();
    if (!claims.actor().orElse(claims.subject()).equals(owner.text())) {
      throw AuthErrors.badAccessToken();
    }
    Caller caller =
        claims.actor().isPresent() ? acting(owner, claims.subject(), shown) : plain(owner, shown);
    return new SignedIn(caller, holder.scope(), Optional.empty(), Optional.empty());
  }

  private Holder owner(String credential) {
    return credential.equals(SignedIn.OPERATOR)
        ? new Holder(new Principal.Operator(), Optional.empty(), Scope.ALL)
        : known.get("id " + credential, book.position(), () -> book.owner(credential));
  }

  private static Caller plain(Principal principal, Shown shown) {
    return new Caller(principal, Optional.empty(), shown.via(), shown.trace());
  }

  private Caller acting(Principal signedIn, String person, Shown shown) {
    String name = PERSON.matcher(person).matches() ? person : "?";
    if (!signedIn.equals(new Principal.Operator())) {
      throw AuthErrors.notTheOperator(name);
    }
    if (!stage.sample()) {
      throw AuthErrors.notASample(name);
    }
    if (!stage.loopback()) {
      throw AuthErrors.notOnLoopback(name);
    }
    return new Caller(book.declared(name), Optional.of(signedIn), shown.via(), shown.trace());
  }

  private static String token(Optional<String> authorization) {
    String header = authorization.orElseThrow(AuthErrors::noToken);
    var match = BEARER.matcher(header);
    if (!match.matches()) {
      throw AuthErrors.noToken();
    }
    return match.group(1);
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
