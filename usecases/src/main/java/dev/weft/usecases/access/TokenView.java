package dev.weft.usecases.access;

import org.jspecify.annotations.Nullable;

/// A personal token, or a session.
///
/// @param kind `personal`, or `session` for what signing in made
/// @param scope what it may be used for: read, run, write or all
/// @param token the secret; only in the answer to its creation
public record TokenView(
    String id,
    String name,
    String kind,
    String scope,
    @Nullable String token,
    String createdAt,
    @Nullable String expiresAt,
    @Nullable String revokedAt,
    @Nullable String lastUsed) {}
