package dev.weft.usecases.query;

import java.util.Optional;

/// A question.
///
/// @param id chosen by the caller or the door; what cancels it
/// @param limit rows at most; 0 for as many as the server gives at all
/// @param purpose what the answer is wanted for; empty to take the only one possible
/// @param grant id of the agreement to read under, where there are several; empty for none
public record QueryRequest(
    String id,
    String sql,
    QueryFormat format,
    long limit,
    Optional<String> purpose,
    Optional<String> grant) {

  /// A question that states no purpose and chooses no grant.
  public QueryRequest(String id, String sql, QueryFormat format, long limit) {
    this(id, sql, format, limit, Optional.empty(), Optional.empty());
  }
}
