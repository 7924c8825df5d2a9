package dev.weft.catalog.access;

import java.util.Optional;

/// A personal token. The secret itself is never stored.
///
/// @param principal as in `Principal.text()`
/// @param name what its owner calls it
/// @param hash SHA-256 of the secret, 64 hex digits
/// @param scope what it is for, a word of `Scope`
/// @param createdAt microseconds since the epoch, as all times here
public record Token(
    String id,
    String principal,
    String name,
    String hash,
    String scope,
    long createdAt,
    Optional<Long> expiresAt,
    Optional<Long> revokedAt,
    Optional<Long> lastUsed) {

  /// Whether it opens anything at that time.
  public boolean valid(long now) {
    return revokedAt.isEmpty() && expiresAt.map(end -> now < end).orElse(true);
  }
}
