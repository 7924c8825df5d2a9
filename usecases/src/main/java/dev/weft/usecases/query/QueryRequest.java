package dev.weft.usecases.query;

/// A question.
///
/// @param id chosen by the caller or the door; what cancels it
/// @param limit rows at most; 0 for as many as the server gives at all
public record QueryRequest(String id, String sql, QueryFormat format, long limit) {}
