package dev.weft.model.product;

import java.util.Optional;

/// Where in the mesh a product stands.
public enum ProductKind {
  SOURCE_ALIGNED("sourceAligned"),
  AGGREGATE("aggregate"),
  CONSUMER_ALIGNED("consumerAligned");

  private final String word;

  ProductKind(String word) {
    this.word = word;
  }

  /// The word in documents.
  public String word() {
    return word;
  }

  public static Optional<ProductKind> find(String word) {
    for (ProductKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
