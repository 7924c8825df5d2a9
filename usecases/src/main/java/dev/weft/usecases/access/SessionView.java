package dev.weft.usecases.access;

/// A session that has just begun.
///
/// @param token the secret; only in this answer
public record SessionView(String id, String principal, String token, String expiresAt) {}
