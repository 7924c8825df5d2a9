package dev.weft.usecases.access;

import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody asks to use.
///
/// @param major the newest when empty
/// @param port all output ports when empty
/// @param consumer whom it is for, as an agreement spells it; the caller when empty
/// @param columns table to columns; empty for all that policies allow
/// @param rows table to row expression
/// @param until ISO date, inclusive
/// @param onward `none` or `guarded`
public record AccessAsk(
    ProductId product,
    Optional<Integer> major,
    Optional<String> port,
    Optional<String> consumer,
    List<String> purposes,
    Map<String, List<String>> columns,
    Map<String, String> rows,
    Optional<String> until,
    String onward,
    String reason) {
  public AccessAsk {
    purposes = List.copyOf(purposes);
    columns = Map.copyOf(columns);
    rows = Map.copyOf(rows);
  }
}
