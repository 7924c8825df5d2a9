package dev.weft.catalog.access;

import java.util.Optional;

/// A personal token, or the session of somebody who signed in. The secret itself is never stored.
///
/// @param principal as in `Principal.text()`
/// @param account of an issuer by which its holder is known; empty for whoever has none, such as a
///   service account
/// @param name what its owner calls it
/// @param hash SHA-256 of the secret, 64 hex digits
/// @param scope what it is for, a word of `Scope`
/// @param kind `personal`, `session`, or `password` for one that sets a password once and opens
///   nothing
/// @param createdAt microseconds since the epoch, as all times here
public record Token(
    String id,
    String principal,
    Optional<String> account,
    String name,
    String hash,
    String scope,
    String kind,
    long createdAt,
    Optional<Long> expiresAt,
    Optional<Long> revokedAt,
    Optional<Long> lastUsed) {

  /// The kind of those that somebody made for themselves.
  public static final String PERSONAL = "personal";

  /// The kind of sessions.
  public static final String SESSION = "session";

  /// The kind of those that set a password.
  public static final String PASSWORD = "password";

  /// Whether it signs its owner in.
  public boolean signsIn() {
    return !kind.equals(PASSWORD);
  }

  /// Whether signing in made it.
  public boolean isSession() {
    return kind.equals(SESSION);
  }

  /// Whether it opens anything at that time.
  public boolean valid(long now) {
    return revokedAt.isEmpty() && expiresAt.map(end -> now < end).orElse(true);
  }
}
