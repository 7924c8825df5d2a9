package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.model.product.ProductId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The majors of a product that are not retired.
public final class Majors {

  private Majors() {}

  /// Newest first.
  public static List<Integer> active(Reading reading, ProductId product) {
    return reading.registry().majors(product).stream()
        .filter(ProductMajor::active)
        .map(ProductMajor::major)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /// What is meant when no major is given.
  public static Optional<Integer> newest(Reading reading, ProductId product) {
    return active(reading, product).stream().findFirst();
  }
}
