package dev.weft.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.model.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/// Makes access tokens: JSON Web Tokens (RFC 7519) with the claims of RFC 9068, signed with ES256.
/// Thread-safe.
public final class AccessTokens {

  /// The longest that one lives.
  public static final int MOST_MINUTES = 60;

  static final String AUDIENCE = "weft";
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /// The claim that names the lasting credential behind a token.
  static final String CREDENTIAL = "client_id";

  /// The claim that names who acts for the subject (RFC 8693 section 4.1).
  static final String ACTOR = "act";

  private final IssuerKey key;
  private final InstantSource clock;

  /// A token as it is handed out.
  public record Issued(String token, Instant expiresAt) {}

  public AccessTokens(IssuerKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /// A token for whoever signed in. Throws `WeftException` (ACCESS_SIGN_IN) when an access token
  /// was shown: one that makes the next would never end.
  ///
  /// @param lasts until it ends, at most an hour
  public Issued issue(SignedIn by, Duration lasts) {
    if (!lasts.isPositive() || lasts.compareTo(Duration.ofMinutes(MOST_MINUTES)) > 0) {
      throw new IllegalArgumentException("an access token lasts up to an hour");
    }
    String credential = by.lasting();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(lasts);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(key.issuer())
            .audience(AUDIENCE)
            .subject(by.caller().principal().text())
            .claim(CREDENTIAL, credential)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(end))
            .jwtID(UUID.randomUUID().toString());
    by.caller()
        .actor()
        .map(Principal::text)
        .ifPresent(actor -> claims.claim(ACTOR, Map.of("sub", actor)));
    return new Issued(signed(claims.build()), end);
  }

  /// What others need to check signatures: a JSON Web Key Set (RFC 7517) without private parts.
  public String publicKeys() {
    return key.publicKeys();
  }

  private String signed(JWTClaimsSet claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.pair().getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key.pair()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a P-256 key signs", e);
    }
    return token.serialize();
  }
}
