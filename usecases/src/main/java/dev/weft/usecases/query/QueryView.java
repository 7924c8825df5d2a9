package dev.weft.usecases.query;

import org.jspecify.annotations.Nullable;

/// A statement under way.
///
/// @param id what cancels it
/// @param principal on whose account it is
/// @param seconds since it came
/// @param sql its text, for whoever asked it; null for everybody else
public record QueryView(
    String id, String principal, String startedAt, long seconds, @Nullable String sql) {}
