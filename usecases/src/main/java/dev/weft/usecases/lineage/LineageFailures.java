package dev.weft.usecases.lineage;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Address;

/// Every failure of showing lineage with its sentence.
final class LineageFailures {

  private LineageFailures() {}

  static WeftException unknown(Address address) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "Cannot show lineage: there is no " + address,
        "`weft product list` shows what there is; write domain/product:table#column.");
  }

  static WeftException noRelease(Address address) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        "Cannot show lineage: " + address.product() + address.state().suffix() + " has no release",
        "Run it first: `weft run " + address.product() + "`.");
  }
}
