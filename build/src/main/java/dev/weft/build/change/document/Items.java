package dev.weft.build.change.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lists whose items are their own keys.
final class Items {

  private Items() {}

  /// The items that another list lacks, each once, in order.
  static <T> List<T> without(List<T> all, List<T> others) {
    Set<T> known = new HashSet<>(others);
    return all.stream().filter(item -> !known.contains(item)).distinct().toList();
  }
}
