package dev.weft.catalog.release;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import java.util.Map;

/// What can be refused about releases.
final class ReleaseProblems {

  private ReleaseProblems() {}

  static WeftException notFound(ReleaseKey key) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_FOUND,
        "Product %s has no %s".formatted(key.product(), key.text()),
        "List its releases with `weft release list %s`".formatted(key.product()));
  }

  static WeftException dropped(ReleaseKey key) {
    return WeftException.of(
        ErrorCode.RELEASE_NOT_RETAINED,
        "The data of %s of %s was dropped".formatted(key.text(), key.product()),
        "Use a younger one: `weft release list %s` says which are retained"
            .formatted(key.product()));
  }

  static WeftException conflict(ProductId product, int major, long expected, long found) {
    return WeftException.of(
            ErrorCode.RELEASE_CONFLICT,
            "Release %d of %s@%d was published meanwhile, after %d was read"
                .formatted(found, product, major, expected),
            "Nothing was published; run it again")
        .withDetails(
            Map.of(
                "product", product.toString(),
                "expected", Long.toString(expected),
                "current", Long.toString(found)));
  }

  static WeftException current(ReleaseKey key) {
    return WeftException.of(
        ErrorCode.RELEASE_IS_CURRENT,
        "Cannot drop %s of %s: it is current".formatted(key.text(), key.product()),
        "Publish another release or retire the major first");
  }
}
