package dev.weft.model.product;

import dev.weft.model.mesh.Names;
import java.util.Comparator;
import java.util.Optional;

/// A product's address: domain and name, written `domain/product`.
public record ProductId(String domain, String name) implements Comparable<ProductId> {
  public ProductId {
    Names.check("domain", domain);
    Names.check("product", name);
  }

  public static Optional<ProductId> find(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String domain = text.substring(0, slash);
    String name = text.substring(slash + 1);
    return Names.isValid(domain) && Names.isValid(name)
        ? Optional.of(new ProductId(domain, name))
        : Optional.empty();
  }

  public static ProductId of(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not domain/product"));
  }

  @Override
  public int compareTo(ProductId other) {
    return Comparator.comparing(ProductId::domain)
        .thenComparing(ProductId::name)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return domain + "/" + name;
  }
}
