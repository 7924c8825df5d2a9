package dev.weft.catalog.access;

import java.util.Optional;

/// A token as it is to be stored.
///
/// @param id unique, chosen by the caller
/// @param hash SHA-256 of the secret, 64 hex digits
/// @param scope what it is for, a word of `Scope`
/// @param expiresAt microseconds since the epoch; empty for never
public record TokenDraft(
    String id,
    String principal,
    String name,
    String hash,
    String scope,
    Optional<Long> expiresAt) {}
