package dev.weft.catalog.address;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;

/// What can be refused about addresses.
final class AddressProblems {

  private AddressProblems() {}

  static WeftException taken(ProductId address) {
    return WeftException.of(
        ErrorCode.REGISTRY_CHANGED,
        "The address " + address + " belongs to a product, or did before that product moved",
        "Give the product another name first");
  }
}
