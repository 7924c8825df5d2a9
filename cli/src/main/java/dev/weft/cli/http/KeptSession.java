package dev.weft.cli.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A session at a server, as it is kept between calls of the command.
///
/// @param token of the session
/// @param renewAt from when on it is renewed
/// @param issuer how it is renewed; empty when it is not
public record KeptSession(
    String url, String token, Instant renewAt, Instant expiresAt, Optional<AtIssuer> issuer) {

  private static final int SHARE = 10;

  /// What the issuer gave.
  ///
  /// @param revocationEndpoint where it is given back
  public record AtIssuer(
      String clientId, String tokenEndpoint, Optional<String> revocationEndpoint, String refresh) {

    /// The same with what the issuer gives from now on; with what it gave before when that is
    /// nothing.
    AtIssuer with(String next) {
      return new AtIssuer(
          clientId, tokenEndpoint, revocationEndpoint, next.isEmpty() ? refresh : next);
    }
  }

  /// Renewed when a tenth of its time is left. Should it end before, it is renewed all the same.
  static Instant renewAt(Instant begun, Instant expiresAt) {
    return expiresAt.minus(Duration.between(begun, expiresAt).dividedBy(SHARE));
  }

  /// The same, to be renewed by what an issuer gave.
  KeptSession with(AtIssuer other) {
    return new KeptSession(url, token, renewAt, expiresAt, Optional.of(other));
  }

  /// The same, which nobody renews.
  KeptSession without() {
    return new KeptSession(url, token, renewAt, expiresAt, Optional.empty());
  }

  /// The same, to be renewed no sooner than when half of what is left is over.
  KeptSession later(Instant now) {
    return now.isBefore(expiresAt)
        ? new KeptSession(
            url, token, now.plus(Duration.between(now, expiresAt).dividedBy(2)), expiresAt, issuer)
        : this;
  }
}
