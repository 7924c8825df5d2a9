package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Positions in a primary key.
final class Keys {

  private Keys() {}

  /// From 1 without gaps, 0 for fields outside the key. Fields that say no position follow those
  /// that do, in the order written.
  static List<Integer> positions(List<Part> parts) {
    List<Integer> order =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i).flag("primaryKey"))
            .boxed()
            .sorted(Comparator.comparingInt(i -> written(parts.get(i))))
            .toList();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      positions.add(order.indexOf(i) + 1);
    }
    return positions;
  }

  private static int written(Part part) {
    return part.whole("primaryKeyPosition").filter(p -> p > 0).orElse(Integer.MAX_VALUE);
  }
}
