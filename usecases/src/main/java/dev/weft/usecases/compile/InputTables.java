package dev.weft.usecases.compile;

import dev.weft.model.contract.Contract;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// Where a compiler finds the contracts of other products' ports. Offline that is the folder and
/// what was fetched, in the server the registry.
@FunctionalInterface
public interface InputTables {

  /// A port of another product that an input port means.
  record Resolved(ProductId product, int major, String port, Contract contract) {}

  /// The newest active major of the product whose port carries this contract with this major.
  Optional<Resolved> find(InputPort input);
}
