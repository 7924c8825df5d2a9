package dev.weft.catalog.access;

import java.util.Optional;

/// A token as it is to be stored.
///
/// @param id unique, chosen by the caller
/// @param hash SHA-256 of the secret, 64 hex digits
/// @param expiresAt microseconds since the epoch; empty for never
public record TokenDraft(
    String id, String principal, String name, String hash, Optional<Long> expiresAt) {}
