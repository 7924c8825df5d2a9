package dev.weft.usecases.compile;

import dev.weft.model.contract.Contract;
import dev.weft.model.product.Address;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// Where a compiler finds the contracts of other products' ports. Offline that is the folder and
/// what was fetched, in the server the registry.
@FunctionalInterface
public interface InputTables {

  /// A port of another product that an input port means.
  ///
  /// @param external whether its data stays where it is, so that no build reads it
  /// @param former addresses that the product had before, by which statements may go on naming it
  record Resolved(
      ProductId product,
      int major,
      String port,
      Contract contract,
      boolean external,
      Set<ProductId> former) {

    public Resolved {
      former = Set.copyOf(former);
    }

    /// A port of a product that never had another address.
    public Resolved(
        ProductId product, int major, String port, Contract contract, boolean external) {
      this(product, major, port, contract, external, Set.of());
    }

    /// The input that an address in a statement names; among several majors an address without one
    /// means the newest.
    ///
    /// @param inputs what the product declares
    /// @param address of a table
    public static Optional<Resolved> find(Collection<Resolved> inputs, Address address) {
      return inputs.stream()
          .filter(input -> input.answers(address))
          .filter(input -> input.contract().object(address.table().orElseThrow()).isPresent())
          .max(Comparator.comparingInt(Resolved::major));
    }

    /// Whether an address is of this product and major, whatever its table.
    boolean answers(Address address) {
      return (product.equals(address.product()) || former.contains(address.product()))
          && switch (address.state()) {
            case Address.State.Newest() -> true;
            case Address.State.Major(int wanted) -> wanted == major;
            case Address.State.Pinned _, Address.State.Preview _ -> false;
          };
    }
  }

  /// The newest active major of the product whose port carries this contract with this major.
  Optional<Resolved> find(InputPort input);
}
