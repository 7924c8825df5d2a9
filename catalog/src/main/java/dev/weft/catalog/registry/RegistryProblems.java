package dev.weft.catalog.registry;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import java.util.Map;

/// What can be refused by the registry.
final class RegistryProblems {

  private RegistryProblems() {}

  static WeftException noBlob(String hash) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND, "No content with hash " + hash + " is stored", "");
  }

  static WeftException noProduct(ProductId product) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product " + product,
        "List the products with `weft product list`");
  }

  static WeftException noMajor(ProductId product, int major) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "Product %s has no major %d".formatted(product, major),
        "Show its majors with `weft product show %s`".formatted(product));
  }

  static WeftException noRevision(ProductId product, long number) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "Product %s has no revision %d".formatted(product, number),
        "Show its revisions with `weft product show %s`".formatted(product));
  }

  static WeftException documentMoved(StoredDocument.Key key, long expected, long found) {
    return WeftException.of(
            ErrorCode.REGISTRY_CHANGED,
            "Document %s is at version %d, not at %d".formatted(key, found, expected),
            "Somebody changed it meanwhile; plan again")
        .withDetails(Map.of("document", key.toString(), "version", Long.toString(found)));
  }

  static WeftException left(ProductId product) {
    return WeftException.of(
        ErrorCode.REGISTRY_CHANGED,
        product + " is the address of a product that has moved",
        "Give the new product another name");
  }

  static WeftException productMoved(ProductId product, long expected, long found) {
    return WeftException.of(
            ErrorCode.REGISTRY_CHANGED,
            "Product %s is at revision %d, not at %d".formatted(product, found, expected),
            "Somebody applied it meanwhile; plan again")
        .withDetails(Map.of("product", product.toString(), "revision", Long.toString(found)));
  }
}
