package dev.weft.server.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.server.config.OidcConfig;
import dev.weft.usecases.registry.Lru;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads bearer tokens of issuers of others. A signature is checked once for each token; its end is
/// looked at every time. Bounded and thread-safe.
public final class TrustedIssuers {

  /// What Keycloak calls tokens that open nothing.
  private static final Set<String> OTHER_KINDS = Set.of("ID", "Refresh", "Offline", "Logout");

  /// A token of one of the issuers, not checked yet.
  public record Shown(SignedJWT token, URI issuer) {}

  private record Sound(IssuerToken token, Instant end) {}

  private final OidcConfig config;
  private final InstantSource clock;
  private final PersonClaims people;
  private final Map<String, TrustedIssuer> byAddress = new LinkedHashMap<>();
  private final Lru<String, Sound> sound;

  /// @param size how many tokens are remembered
  public TrustedIssuers(OidcConfig config, IssuerHttp http, int size, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.sound = new Lru<>(size);
    this.people = new PersonClaims(config);
    for (URI issuer : config.issuers()) {
      byAddress.put(issuer.toString(), new TrustedIssuer(issuer, config.skew(), http, clock));
    }
  }

  /// The token, when it says that it comes from one of the issuers.
  public Optional<Shown> find(String token) {
    if (byAddress.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      String issuer = jwt.getJWTClaimsSet().getIssuer();
      return Optional.ofNullable(issuer == null ? null : byAddress.get(issuer))
          .map(known -> new Shown(jwt, known.address()));
    } catch (ParseException | IllegalArgumentException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  /// How the command signs somebody in at the first issuer; empty when it does not offer that.
  /// Throws `WeftException` (ACCESS_ISSUER) while it is silent.
  public Optional<DeviceWay> device() {
    return config
        .first()
        .flatMap(
            address -> {
              IssuerMetadata metadata = issuer(address).metadata();
              return metadata
                  .deviceAuthorization()
                  .flatMap(
                      authorization ->
                          metadata
                              .token()
                              .map(
                                  token ->
                                      new DeviceWay(
                                          address,
                                          config.deviceClient(),
                                          authorization,
                                          token,
                                          metadata.revocation())));
            });
  }

  /// What a token says of whoever it is for; empty when the issuer that it names did not sign it:
  /// then it is like a token of an issuer that nobody knows. Throws `WeftException`: ACCESS_SIGN_IN
  /// unless it is for this server, ACCESS_TOKEN_ENDED when it has ended, ACCESS_ISSUER while the
  /// issuer is silent and its keys are not known.
  ///
  /// @param hash of the token, under which it is remembered
  public Optional<IssuerToken> read(Shown shown, String hash) {
    return sound
        .find(hash)
        .or(() -> verified(shown).map(fresh -> remember(hash, fresh)))
        .map(known -> living(shown, hash, known));
  }

  private IssuerToken living(Shown shown, String hash, Sound known) {
    if (!clock.instant().isBefore(known.end().plus(config.skew()))) {
      sound.remove(hash);
      throw OidcErrors.ended(shown.issuer());
    }
    return known.token();
  }

  private Optional<Sound> verified(Shown shown) {
    return issuer(shown.issuer())
        .claims(shown.token(), config.audience())
        .map(claims -> sound(shown, claims));
  }

  private Sound sound(Shown shown, JWTClaimsSet claims) {
    if (isForSomethingElse(claims)) {
      throw OidcErrors.badToken(shown.issuer(), "it is none to ask with, but of another kind");
    }
    return new Sound(token(shown.issuer(), claims), claims.getExpirationTime().toInstant());
  }

  /// What somebody's claims say.
  IssuerToken token(URI address, JWTClaimsSet claims) {
    return new IssuerToken(people.read(address, claims), text(claims, "sid"));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// Tokens about a sign-in or a sign-out are for whoever asked for them, and open nothing.
  private static boolean isForSomethingElse(JWTClaimsSet claims) {
    return List.of("at_hash", "c_hash", "nonce", "events").stream()
            .anyMatch(claims.getClaims()::containsKey)
        || text(claims, "typ").filter(OTHER_KINDS::contains).isPresent();
  }

  TrustedIssuer issuer(URI address) {
    return Optional.ofNullable(byAddress.get(address.toString())).orElseThrow();
  }

  private Sound remember(String hash, Sound one) {
    sound.put(hash, one);
    return one;
  }
}
