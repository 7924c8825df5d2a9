package dev.weft.model.product;

/// A major of a product, such as `sales/orders@1`.
public record MajorId(ProductId product, int major) {
  @Override
  public String toString() {
    return product + "@" + major;
  }
}
