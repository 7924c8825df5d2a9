package dev.weft.server.auth.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.OidcConfig;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One issuer: asked for its keys when a token of it comes first, and again when one names a key
/// that is not known, but not too often; asked of itself once in an hour. What is known goes on
/// counting for a day while it is silent. Thread-safe.
final class TrustedIssuer {

  private static final Logger LOG = LoggerFactory.getLogger(TrustedIssuer.class);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> ACCESS =
      new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);
  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> LOGOUT =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null);
  private static final Duration KEYS_KNOWN = Duration.ofMinutes(10);
  private static final Duration OUTLAST = Duration.ofDays(1);
  private static final Duration TOLD = Duration.ofHours(1);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final URI address;
  private final Duration skew;
  private final IssuerHttp http;
  private final InstantSource clock;
  private volatile @Nullable Known known;
  private final ReentrantLock asking = new ReentrantLock();
  private Instant notBefore = Instant.MIN;

  private record Known(
      IssuerMetadata metadata, JWSVerificationKeySelector<SecurityContext> keys, Instant told) {}

  TrustedIssuer(URI address, Duration skew, IssuerHttp http, InstantSource clock) {
    this.address = address;
    this.skew = skew;
    this.http = http;
    this.clock = clock;
  }

  URI address() {
    return address;
  }

  /// What it tells of itself. Throws `WeftException` (ACCESS_ISSUER) while it is silent.
  IssuerMetadata metadata() {
    return known().metadata();
  }

  /// What a token says; empty unless this issuer signed it with one of its own keys. Throws
  /// `WeftException`: ACCESS_SIGN_IN unless it is for that audience, for now; ACCESS_TOKEN_ENDED
  /// when it was once, ACCESS_ISSUER while the issuer is silent and its keys are not known.
  Optional<JWTClaimsSet> claims(SignedJWT token, String audience) {
    return claims(token, verifier(audience, "exp", "iat", "sub"), ACCESS);
  }

  /// The same of a token that tells of a sign-out.
  Optional<JWTClaimsSet> logout(SignedJWT token, String audience) {
    return claims(token, verifier(audience, "iat", "events"), LOGOUT);
  }

  private Optional<JWTClaimsSet> claims(
      SignedJWT token,
      DefaultJWTClaimsVerifier<SecurityContext> verifier,
      DefaultJOSEObjectTypeVerifier<SecurityContext> type) {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(known().keys());
    processor.setJWSTypeVerifier(type);
    processor.setJWTClaimsSetVerifier(verifier);
    try {
      return Optional.of(processor.process(token, null));
    } catch (ExpiredJWTException _) {
      throw OidcErrors.ended(address);
    } catch (BadJWTException e) {
      throw OidcErrors.badToken(address, reason(e));
    } catch (RateLimitReachedException e) {
      return unsigned(e);
    } catch (KeySourceException e) {
      LOG.warn("The keys of {} cannot be had: {}", address, e.toString());
      throw OidcErrors.silent(address);
    } catch (BadJOSEException | com.nimbusds.jose.JOSEException e) {
      return unsigned(e);
    }
  }

  /// Anybody can write the name of an issuer: what came of it is for the log alone.
  private Optional<JWTClaimsSet> unsigned(Exception reason) {
    LOG.info("A token that names {} is none of its tokens: {}", address, reason.getMessage());
    return Optional.empty();
  }

  /// The library's own words, which name claims and keys, never the token.
  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? "it is damaged" : message;
  }

  private DefaultJWTClaimsVerifier<SecurityContext> verifier(String audience, String... needed) {
    var exact = new JWTClaimsSet.Builder().issuer(address.toString()).build();
    var verifier =
        new DefaultJWTClaimsVerifier<>(audience, exact, Set.of(needed)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) skew.toSeconds());
    return verifier;
  }

  private Known known() {
    Known before = known;
    if (before == null || isOver(before, OUTLAST)) {
      return asked();
    }
    return isOver(before, TOLD) ? askedUnlessBusy(before) : before;
  }

  private boolean isOver(Known before, Duration age) {
    return !clock.instant().isBefore(before.told().plus(age));
  }

  /// Nobody waits for an answer that may be done without.
  private Known askedUnlessBusy(Known before) {
    if (!asking.tryLock()) {
      return before;
    }
    try {
      return asked();
    } catch (WeftException silent) {
      return before;
    } finally {
      asking.unlock();
    }
  }

  /// One question at a time, and none just after one that was in vain.
  private Known asked() {
    asking.lock();
    try {
      Known before = known;
      if (before != null && !isOver(before, TOLD)) {
        return before;
      }
      if (clock.instant().isBefore(notBefore)) {
        throw OidcErrors.silent(address);
      }
      Known found = discover(before);
      known = found;
      return found;
    } catch (IOException | ParseException | IllegalArgumentException e) {
      notBefore = clock.instant().plus(WAIT);
      LOG.warn("The issuer {} does not tell of itself: {}", address, e.toString());
      throw OidcErrors.silent(address).causedBy(e);
    } finally {
      asking.unlock();
    }
  }

  /// Keys stay known as long as they are at the same place.
  private Known discover(@Nullable Known before) throws IOException, ParseException {
    String base = address.toString().replaceFirst("/$", "");
    URI document = URI.create(base + "/.well-known/openid-configuration");
    var metadata = IssuerMetadata.of(http.retrieveResource(document.toURL()).getContent());
    if (!metadata.issuer().equals(address) || !OidcConfig.isSafe(metadata.keys())) {
      throw new IOException("it tells of another issuer, or of keys that are not safe to fetch");
    }
    var keys =
        before != null && before.metadata().keys().equals(metadata.keys())
            ? before.keys()
            : keys(metadata.keys());
    return new Known(metadata, keys, clock.instant());
  }

  private JWSVerificationKeySelector<SecurityContext> keys(URI address)
      throws MalformedURLException {
    var source =
        JWKSourceBuilder.create(address.toURL(), http)
            .cache(KEYS_KNOWN.toMillis(), WAIT.toMillis() * 2)
            .refreshAheadCache(false)
            .rateLimited(BETWEEN_QUESTIONS.toMillis())
            .outageTolerant(OUTLAST.toMillis())
            .build();
    return new JWSVerificationKeySelector<>(ALGORITHMS, source);
  }
}
