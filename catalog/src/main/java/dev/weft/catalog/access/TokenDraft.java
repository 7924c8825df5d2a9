package dev.weft.catalog.access;

import java.util.Optional;

/// A token as it is to be stored.
///
/// @param id unique, chosen by the caller
/// @param account of an issuer by which its holder is known; empty for whoever has none
/// @param hash SHA-256 of the secret, 64 hex digits
/// @param scope what it is for, a word of `Scope`
/// @param expiresAt microseconds since the epoch; empty for never
/// @param kind `personal` or `session`
/// @param issuer who signed the person in, and what it calls that session
public record TokenDraft(
    String id,
    String principal,
    Optional<String> account,
    String name,
    String hash,
    String scope,
    Optional<Long> expiresAt,
    String kind,
    Optional<IssuerSession> issuer) {

  /// A session at an issuer.
  public record IssuerSession(String issuer, String name) {}

  /// A personal one.
  public TokenDraft(
      String id,
      String principal,
      Optional<String> account,
      String name,
      String hash,
      String scope,
      Optional<Long> expiresAt) {
    this(id, principal, account, name, hash, scope, expiresAt, Token.PERSONAL, Optional.empty());
  }
}
