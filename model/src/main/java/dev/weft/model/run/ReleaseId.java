package dev.weft.model.run;

import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;

/// One release of a product. Numbers count per product over all majors and only grow.
public record ReleaseId(ProductId product, Version version, long number) {
  public MajorId majorId() {
    return new MajorId(product, version.major());
  }

  @Override
  public String toString() {
    return product + "@" + version + "+" + number;
  }
}
