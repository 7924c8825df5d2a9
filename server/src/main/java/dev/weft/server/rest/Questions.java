package dev.weft.server.rest;

import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /// A list of a body; one that is left out is empty.
  static <T> List<T> given(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /// A map of a body; one that is left out is empty.
  static <V> Map<String, V> given(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
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
