package dev.weft.usecases.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request for access as those whom it concerns see it.
///
/// @param product `domain/product@major`
/// @param port null for all output ports
/// @param state open, approved, rejected or withdrawn
/// @param personal whether a steward must agree as well
/// @param onward none, guarded, or `free` with the columns let go
/// @param agreement id of the agreement that came of it
/// @param document file of the document that asks; null when somebody asked
/// @param waitsFor who could decide what is still missing; empty when it is decided
public record AccessRequestView(
    long number,
    String product,
    @Nullable String port,
    String consumer,
    String requester,
    List<String> purposes,
    Map<String, List<String>> columns,
    Map<String, String> rows,
    @Nullable String from,
    @Nullable String until,
    String onward,
    String reason,
    String state,
    boolean personal,
    String createdAt,
    @Nullable String decidedAt,
    @Nullable String answer,
    @Nullable String agreement,
    @Nullable String document,
    List<ApprovalView> approvals,
    List<String> waitsFor) {

  /// Somebody's yes in a role, or because a rule names them: then the role is `rule` and its
  /// address.
  public record ApprovalView(String role, String who, String at) {}
}
