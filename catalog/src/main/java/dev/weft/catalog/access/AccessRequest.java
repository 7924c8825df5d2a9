package dev.weft.catalog.access;

import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A wish to use a product's ports, and what became of it.
///
/// @param requester as in `Principal.text()`
/// @param consumer who would hold the agreement, as in `Agreement.Consumer.text()`
/// @param personal whether a column labelled personal or higher is asked for, so that a steward
///   approves as well
/// @param createdAt microseconds since the epoch, as all times here
/// @param answer what was said when it was rejected
/// @param agreement id of the agreement that came of it, in the product's domain
public record AccessRequest(
    long number,
    ProductId product,
    int major,
    String requester,
    String consumer,
    Terms terms,
    String reason,
    State state,
    boolean personal,
    long createdAt,
    Optional<Long> decidedAt,
    Optional<String> answer,
    Optional<String> agreement,
    List<Approval> approvals) {

  /// Where a request stands. Only an open one can be decided.
  public enum State {
    OPEN,
    APPROVED,
    REJECTED,
    WITHDRAWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What is asked for, as an agreement would say it.
  ///
  /// @param columns table to columns; empty for all that policies allow
  /// @param rows table to row expression
  /// @param until ISO date, inclusive
  /// @param onward `none` or `guarded`
  public record Terms(
      Optional<String> port,
      List<String> purposes,
      Map<String, List<String>> columns,
      Map<String, String> rows,
      Optional<String> until,
      String onward) {
    public Terms {
      purposes = List.copyOf(purposes);
      columns = Map.copyOf(columns);
      rows = Map.copyOf(rows);
    }
  }

  /// Somebody's yes in one of the roles that decide.
  ///
  /// @param role `product_owner` or `steward`
  public record Approval(String role, String who, long at) {}

  public AccessRequest {
    approvals = List.copyOf(approvals);
  }

  public boolean open() {
    return state == State.OPEN;
  }
}
