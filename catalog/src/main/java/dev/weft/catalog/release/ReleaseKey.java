package dev.weft.catalog.release;

import dev.weft.model.product.ProductId;

/// What makes a release the same one. Releases and previews count separately.
public record ReleaseKey(ProductId product, ReleaseKind kind, long number) {

  /// `release 57` or `preview 8`.
  String text() {
    return switch (kind) {
      case RELEASE -> "release " + number;
      case PREVIEW -> "preview " + number;
    };
  }
}
