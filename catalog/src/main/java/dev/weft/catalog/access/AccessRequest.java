package dev.weft.catalog.access;

import dev.weft.model.product.ProductId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A wish to use a product's ports, and what became of it.
///
/// @param requester as in `Principal.text()`; where a document asks, whoever would hold the
///   agreement
/// @param consumer who would hold the agreement, as in `Agreement.Consumer.text()`
/// @param personal whether a column labelled personal or higher is asked for, so that a steward
///   approves as well
/// @param createdAt microseconds since the epoch, as all times here
/// @param answer what was said when it was rejected, or which rule approved it
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
    List<Approval> approvals,
    List<Route> routes) {

  /// Where a request stands. Only an open one can be decided.
  public enum State {
    OPEN,
    APPROVED,
    REJECTED,
    WITHDRAWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> find(String word) {
      return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
  }

  /// What is asked for, as an agreement would say it.
  ///
  /// @param columns table to columns; empty for all that policies allow
  /// @param rows table to row expression
  /// @param from ISO date, inclusive
  /// @param until ISO date, inclusive
  /// @param onward `none`, `guarded`, or `free` with the columns that are let go
  /// @param declared the document that asks; empty when somebody asked
  public record Terms(
      Optional<String> port,
      List<String> purposes,
      Map<String, List<String>> columns,
      Map<String, String> rows,
      Optional<String> from,
      Optional<String> until,
      String onward,
      Optional<Declared> declared) {
    public Terms {
      purposes = List.copyOf(purposes);
      columns = Map.copyOf(columns);
      rows = Map.copyOf(rows);
    }
  }

  /// A document of the providing domain that becomes the agreement once everybody has agreed to it.
  ///
  /// @param agreement its id
  /// @param scope where it stands, as documents are stored
  /// @param hash of its text, which is kept
  /// @param replaces version of the agreement that it takes the place of, 0 when it is new
  public record Declared(String agreement, String scope, String file, String hash, long replaces) {}

  /// Somebody's yes in one of the roles that decide.
  ///
  /// @param role `product_owner` or `steward`
  public record Approval(String role, String who, long at) {}

  /// Somebody who agrees as well because a rule says so.
  ///
  /// @param rule its address
  /// @param roles words of roles, any of which does
  /// @param people by name, any of whom does
  /// @param who agreed; empty as long as nobody did
  public record Route(
      String rule,
      List<String> roles,
      List<String> people,
      Optional<String> who,
      Optional<Long> at) {
    public Route {
      roles = List.copyOf(roles);
      people = List.copyOf(people);
    }
  }

  public AccessRequest {
    approvals = List.copyOf(approvals);
    routes = List.copyOf(routes);
  }

  public boolean open() {
    return state == State.OPEN;
  }
}
