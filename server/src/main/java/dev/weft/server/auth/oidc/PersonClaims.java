package dev.weft.server.auth.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.config.OidcConfig;
import dev.weft.usecases.access.Vouched;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What claims say of a person: which one, of which groups, with which attributes.
record PersonClaims(OidcConfig config) {

  private static final String EMAIL = "email";
  private static final int MOST = 500;
  private static final int LONGEST = 200;
  private static final Duration AT_MOST = Duration.ofDays(1);

  /// Throws `WeftException` (ACCESS_SIGN_IN) when they name nobody, or too much.
  Vouched read(URI issuer, JWTClaimsSet claims) {
    Instant said = claims.getIssueTime().toInstant();
    Instant end = claims.getExpirationTime().toInstant();
    Instant latest = said.plus(AT_MOST);
    return new Vouched(
        issuer.toString(),
        account(issuer, claims),
        text(claims, "azp").or(() -> text(claims, "client_id")),
        groups(issuer, claims),
        attributes(issuer, claims),
        said,
        end.isBefore(latest) ? end : latest);
  }

  private String account(URI issuer, JWTClaimsSet claims) {
    String claim = config.personClaim();
    if (!(claims.getClaim(claim) instanceof String account) || account.isBlank()) {
      throw OidcErrors.noAccount(issuer, claim);
    }
    if (claim.equals(EMAIL) && !Boolean.TRUE.equals(claims.getClaim("email_verified"))) {
      throw OidcErrors.unverified(issuer);
    }
    return account;
  }

  private Set<String> groups(URI issuer, JWTClaimsSet claims) {
    return new HashSet<>(texts(issuer, claims, config.groupsClaim()));
  }

  private Map<String, List<String>> attributes(URI issuer, JWTClaimsSet claims) {
    var attributes = new HashMap<String, List<String>>();
    config
        .attributes()
        .forEach(
            (attribute, claim) -> {
              List<String> values = texts(issuer, claims, claim);
              if (!values.isEmpty()) {
                attributes.put(attribute, values);
              }
            });
    return attributes;
  }

  /// A single value or a list of them; what is neither text nor number nor truth says nothing.
  private static List<String> texts(URI issuer, JWTClaimsSet claims, String claim) {
    Object value = claims.getClaim(claim);
    Stream<?> values =
        value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
    List<String> texts = values.flatMap(one -> text(one).stream()).limit(MOST + 1L).toList();
    if (texts.size() > MOST || texts.stream().anyMatch(text -> text.length() > LONGEST)) {
      throw OidcErrors.tooMuch(issuer, claim);
    }
    return texts;
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> text(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value.toString())
        : Optional.empty();
  }
}
