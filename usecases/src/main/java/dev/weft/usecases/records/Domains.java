package dev.weft.usecases.records;

import dev.weft.model.product.ProductId;
import java.util.Optional;

/// Which domain a record concerns.
final class Domains {

  private static final String PRODUCT = "product:";

  private Domains() {}

  /// The domain of a product; empty when nobody knows of such a product.
  static String of(String product) {
    return ProductId.find(product).map(ProductId::domain).orElse("");
  }

  /// The domain of a product that did something itself; empty for people and accounts.
  static String ofPrincipal(String principal) {
    return Optional.of(principal)
        .filter(text -> text.startsWith(PRODUCT))
        .map(text -> of(text.substring(PRODUCT.length())))
        .orElse("");
  }
}
