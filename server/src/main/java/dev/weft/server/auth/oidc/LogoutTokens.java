package dev.weft.server.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.server.config.OidcConfig;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/// What an issuer says when somebody signs out there (OpenID Connect Back-Channel Logout 1.0).
/// Thread-safe.
public final class LogoutTokens {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final OidcConfig config;
  private final TrustedIssuers issuers;

  public LogoutTokens(OidcConfig config, TrustedIssuers issuers) {
    this.config = config;
    this.issuers = issuers;
  }

  /// A session that has ended at its issuer.
  public record Ended(URI issuer, String session) {}

  /// Which session has ended. Throws `WeftException`: ACCESS_SIGN_IN when no issuer said so,
  /// ACCESS_ISSUER while it is silent.
  public Ended read(String token) {
    TrustedIssuers.Shown shown = issuers.find(token).orElseThrow(OidcErrors::notBegun);
    JWTClaimsSet claims = claims(shown);
    boolean logout =
        claims.getClaim("events") instanceof Map<?, ?> events
            && events.containsKey(EVENT)
            && claims.getClaim("nonce") == null;
    if (!logout || !(claims.getClaim("sid") instanceof String session)) {
      throw OidcErrors.badToken(shown.issuer(), "it does not say which session has ended");
    }
    return new Ended(shown.issuer(), session);
  }

  private JWTClaimsSet claims(TrustedIssuers.Shown shown) {
    TrustedIssuer issuer = issuers.issuer(shown.issuer());
    return issuer.logout(shown.token(), audience(shown.token())).orElseThrow(OidcErrors::notBegun);
  }

  /// It is for one of the clients that sessions begin with.
  private String audience(SignedJWT token) {
    try {
      List<String> said = token.getJWTClaimsSet().getAudience();
      return said.contains(config.deviceClient()) ? config.deviceClient() : config.client();
    } catch (ParseException _) {
      return config.client();
    }
  }
}
