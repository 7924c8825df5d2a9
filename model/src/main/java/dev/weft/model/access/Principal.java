package dev.weft.model.access;

import dev.weft.model.product.ProductId;

/// Who acts.
public sealed interface Principal {
  /// A person known by name.
  record OfPerson(String name) implements Principal {}

  /// The operator, who owns the data folder.
  record Operator() implements Principal {}

  /// A service account.
  record OfService(String name) implements Principal {}

  /// A product, in its builds.
  record OfProduct(ProductId product) implements Principal {}

  /// A name for records and messages, unique over all kinds.
  default String text() {
    return switch (this) {
      case OfPerson(String name) -> name;
      case Operator() -> "operator";
      case OfService(String name) -> "service:" + name;
      case OfProduct(ProductId product) -> "product:" + product;
    };
  }
}
