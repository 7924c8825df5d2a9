package dev.weft.cli.http;

import java.time.Instant;
import java.util.Optional;

/// A session at a server, as it is kept between calls of the command.
///
/// @param token of the session
/// @param renewAt from when on it is renewed
/// @param issuer how it is renewed; empty when it is not
public record KeptSession(
    String url, String token, Instant renewAt, Instant expiresAt, Optional<AtIssuer> issuer) {

  /// What the issuer gave.
  ///
  /// @param revocationEndpoint where it is given back
  public record AtIssuer(
      String clientId, String tokenEndpoint, Optional<String> revocationEndpoint, String refresh) {}

  /// Renewed when three quarters of its time are over.
  static Instant renewAt(Instant begun, Instant expiresAt) {
    return expiresAt.minus(java.time.Duration.between(begun, expiresAt).dividedBy(4));
  }
}
