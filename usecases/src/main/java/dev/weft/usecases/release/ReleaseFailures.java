package dev.weft.usecases.release;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;

/// Every failure about releases with its sentence.
final class ReleaseFailures {

  private ReleaseFailures() {}

  static WeftException notFound(ProductId product, long number) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        "There is no release " + number + " of " + product,
        "`weft release list " + product + "` shows what there is.");
  }

  static WeftException notRetained(ProductId product, long number) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_RETAINED,
        "Release " + number + " of " + product + " is no longer retained: its data is gone",
        "Choose a retained one: `weft release list " + product + "`.");
  }

  static WeftException isCurrent(ProductId product, long number) {
    return WeftException.of(
        ErrorCode.RELEASE_IS_CURRENT,
        "Release " + number + " of " + product + " is the current one",
        "Choose an earlier release to roll back to.");
  }

  static WeftException mistake(ProductId product, long number) {
    return WeftException.of(
        ErrorCode.SERVER_BUG,
        "Rolling " + product + " back to release " + number + " failed by a mistake of ours",
        "Look into the server's log for the run's id.");
  }

  static WeftException noProduct(ProductId product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + product,
        "`weft product list` shows what there is.");
  }
}
