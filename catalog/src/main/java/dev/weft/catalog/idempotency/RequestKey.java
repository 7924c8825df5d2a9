package dev.weft.catalog.idempotency;

/// Whose request, what it asks for, and the key its sender gave it.
///
/// @param principal as in `Principal.text()`
/// @param operation name of the operation, for instance `apply`
/// @param key the `Idempotency-Key` header
public record RequestKey(String principal, String operation, String key) {}
