package dev.weft.model.product;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The addresses that products had before they moved to another domain. None of them is ever given
/// to another product.
///
/// @param moves one for each earlier address
public record Moves(List<Move> moves) {

  /// Nothing has moved.
  public static final Moves NONE = new Moves(List.of());

  /// An earlier address.
  ///
  /// @param former the address that it had
  /// @param now the address that it has
  /// @param first the address that it had in the beginning: the origin of its columns
  /// @param at when it left `former`, in microseconds since the epoch
  public record Move(ProductId former, ProductId now, ProductId first, long at) {}

  public Moves {
    moves = List.copyOf(moves);
  }

  public boolean isEmpty() {
    return moves.isEmpty();
  }

  /// The address of the product that had this one; empty when no product has left it.
  public Optional<ProductId> find(ProductId former) {
    return moves.stream().filter(move -> move.former().equals(former)).findFirst().map(Move::now);
  }

  /// The address that a product has which is named by any of its addresses.
  public ProductId now(ProductId address) {
    return find(address).orElse(address);
  }

  /// The address that a product had in the beginning.
  ///
  /// @param product its present address
  public ProductId first(ProductId product) {
    return moves.stream()
        .filter(move -> move.now().equals(product))
        .map(Move::first)
        .findFirst()
        .orElse(product);
  }

  /// The addresses that a product had before, in no order; empty for one that never moved.
  ///
  /// @param product its present address
  public Set<ProductId> former(ProductId product) {
    var former = new LinkedHashSet<ProductId>();
    moves.stream().filter(m -> m.now().equals(product)).forEach(m -> former.add(m.former()));
    return former;
  }

  /// When a product came to its present address, in microseconds since the epoch; empty for one
  /// that never moved.
  public Optional<Long> since(ProductId product) {
    return moves.stream()
        .filter(move -> move.now().equals(product))
        .map(Move::at)
        .max(Long::compare);
  }
}
