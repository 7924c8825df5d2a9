package dev.weft.usecases.notice;

/// How far the caller has read their inbox.
///
/// @param upTo number of a notice
public record SeenView(long upTo) {}
