package dev.weft.usecases.compile;

import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.util.Optional;

/// How lineage names a table of another product: `domain/product@major:table`.
public final class InputNames {

  private InputNames() {}

  public static String of(ProductId product, int major, String table) {
    return new Address(
            product, new Address.State.Major(major), Optional.of(table), Optional.empty())
        .toString();
  }

  /// Whether a name in lineage is one of another product's table rather than a bare own one.
  public static boolean isInput(String name) {
    return name.indexOf('/') >= 0;
  }
}
