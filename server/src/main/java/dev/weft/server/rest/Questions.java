package dev.weft.server.rest;

import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import java.util.Optional;

/// Reads what stands in paths and queries.
final class Questions {

  static final int PAGE = 50;

  private Questions() {}

  static PageRequest page(Optional<String> cursor, Optional<Integer> limit) {
    int wanted = limit.orElse(PAGE);
    if (wanted < 1 || wanted > PageRequest.MOST) {
      throw RestErrors.badParameter("limit is not between 1 and " + PageRequest.MOST);
    }
    return new PageRequest(cursor.orElse(""), wanted);
  }

  /// A product that a path names. A name that none can have is one that nobody has.
  static ProductId product(String domain, String product) {
    return ProductId.find(domain + "/" + product).orElseThrow(RestErrors::noSuchProduct);
  }

  /// A product that a parameter or body names.
  static ProductId product(String text) {
    return ProductId.find(text)
        .orElseThrow(() -> RestErrors.badParameter("a product is written domain/product"));
  }
}
