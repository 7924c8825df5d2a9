package dev.weft.server.auth.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an issuer tells of itself (OpenID Connect Discovery 1.0, section 4.2).
///
/// @param keys where its keys are
record IssuerMetadata(
    URI issuer,
    URI keys,
    Optional<URI> authorization,
    Optional<URI> token,
    Optional<URI> deviceAuthorization,
    Optional<URI> revocation) {

  private static final int LARGEST = 256 << 10;

  /// Throws `ParseException` when it is no such document.
  static IssuerMetadata of(String json) throws ParseException {
    Map<String, Object> fields = JSONObjectUtils.parse(json, LARGEST);
    return new IssuerMetadata(
        required(fields, "issuer"),
        required(fields, "jwks_uri"),
        find(fields, "authorization_endpoint"),
        find(fields, "token_endpoint"),
        find(fields, "device_authorization_endpoint"),
        find(fields, "revocation_endpoint"));
  }

  private static URI required(Map<String, Object> fields, String name) throws ParseException {
    return find(fields, name).orElseThrow(() -> new ParseException("no " + name, 0));
  }

  private static Optional<URI> find(Map<String, Object> fields, String name) throws ParseException {
    @Nullable URI address = JSONObjectUtils.getURI(fields, name);
    return Optional.ofNullable(address);
  }
}
