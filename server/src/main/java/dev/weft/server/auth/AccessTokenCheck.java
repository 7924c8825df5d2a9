package dev.weft.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.usecases.registry.Lru;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks access tokens of this server and remembers those that were sound until they end. The
/// algorithm is fixed and the key is ours, whatever a token's header says (RFC 8725 section 3.1).
/// Bounded and thread-safe.
public final class AccessTokenCheck {

  private static final Duration SKEW = Duration.ofSeconds(30);

  /// What a sound token says.
  ///
  /// @param subject as in `Principal.text()`
  /// @param actor who acts for the subject
  /// @param credential the id of the personal token it was made with, or `SignedIn.OPERATOR`
  record Claims(String subject, Optional<String> actor, String credential, Instant end) {}

  private final IssuerKey key;
  private final InstantSource clock;
  private final Lru<String, Claims> sound;

  /// Makes the check.
  ///
  /// @param size how many tokens are remembered
  public AccessTokenCheck(IssuerKey key, int size, InstantSource clock) {
    this.key = key;
    this.sound = new Lru<>(size);
    this.clock = clock;
  }

  /// What the token says. Throws `WeftException` (ACCESS_SIGN_IN) unless this server signed it for
  /// itself and it has not ended.
  ///
  /// @param hash of the token, under which it is remembered
  Claims claims(String token, String hash) {
    Claims claims = sound.find(hash).orElseGet(() -> remember(hash, verified(token)));
    if (!clock.instant().isBefore(claims.end().plus(SKEW))) {
      sound.remove(hash);
      throw AuthErrors.accessTokenEnded();
    }
    return claims;
  }

  private Claims remember(String hash, Claims claims) {
    sound.put(hash, claims);
    return claims;
  }

  private Claims verified(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isOurs(jwt.getHeader()) || !jwt.verify(new ECDSAVerifier(key.pair().toECPublicKey()))) {
        throw AuthErrors.badAccessToken();
      }
      return read(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
      throw AuthErrors.badAccessToken().causedBy(e);
    }
  }

  private boolean isOurs(JWSHeader header) {
    return JWSAlgorithm.ES256.equals(header.getAlgorithm())
        && AccessTokens.TYPE.equals(header.getType())
        && key.pair().getKeyID().equals(header.getKeyID());
  }

  private Claims read(JWTClaimsSet claims) throws ParseException {
    boolean forUs =
        key.issuer().equals(claims.getIssuer())
            && List.of(AccessTokens.AUDIENCE).equals(claims.getAudience());
    Instant issued = instant(claims.getIssueTime());
    if (!forUs || clock.instant().isBefore(issued.minus(SKEW))) {
      throw AuthErrors.badAccessToken();
    }
    return new Claims(
        text(claims.getSubject()),
        actor(claims),
        text(claims.getStringClaim(AccessTokens.CREDENTIAL)),
        instant(claims.getExpirationTime()));
  }

  private static Optional<String> actor(JWTClaimsSet claims) throws ParseException {
    if (!claims.getClaims().containsKey(AccessTokens.ACTOR)) {
      return Optional.empty();
    }
    var actor = claims.getJSONObjectClaim(AccessTokens.ACTOR);
    if (actor == null || !(actor.get("sub") instanceof String who)) {
      throw AuthErrors.badAccessToken();
    }
    return Optional.of(who);
  }

  private static String text(@Nullable String claim) {
    if (claim == null || claim.isEmpty()) {
      throw AuthErrors.badAccessToken();
    }
    return claim;
  }

  private static Instant instant(@Nullable Date claim) {
    if (claim == null) {
      throw AuthErrors.badAccessToken();
    }
    return claim.toInstant();
  }
}
