package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import java.util.List;
import java.util.function.Consumer;

/// Every product that is registered, a page at a time, so that no mesh is too large for memory.
public final class AllProducts {

  private static final int PAGE = 500;

  private AllProducts() {}

  /// Hands out all products by name; no page is empty. Nobody has been asked yet who may discover
  /// them.
  public static void forEachPage(Reading reading, Consumer<List<RegisteredProduct>> pages) {
    String after = "";
    List<RegisteredProduct> page;
    do {
      page = reading.registry().products(after, PAGE);
      if (!page.isEmpty()) {
        pages.accept(page);
        after = page.getLast().id().toString();
      }
    } while (page.size() == PAGE);
  }
}
