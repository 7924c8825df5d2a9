package dev.weft.formats.bitol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads which properties are the primary key of what they belong to.
final class KeyPositions {

  private KeyPositions() {}

  /// Positions in the primary key, 0 for properties outside it. Those without a position of their
  /// own follow those that have one, in the order written.
  static List<Integer> of(List<Part> parts) {
    Set<Integer> taken = new HashSet<>();
    for (Part part : parts) {
      int position = part.flag("primaryKey") ? part.whole("primaryKeyPosition").orElse(0) : 0;
      if (position > 0) {
        taken.add(position);
      }
    }
    int next = taken.stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Integer> positions = new ArrayList<>();
    for (Part part : parts) {
      int written = part.whole("primaryKeyPosition").orElse(0);
      positions.add(!part.flag("primaryKey") ? 0 : written > 0 ? written : ++next);
    }
    return positions;
  }
}
