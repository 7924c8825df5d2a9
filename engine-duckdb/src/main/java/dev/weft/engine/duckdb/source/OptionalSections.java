package dev.weft.engine.duckdb.source;

import java.util.ArrayList;
import java.util.List;

/// The patterns that one with optional sections stands for: `HH:mm[:ss]` is `HH:mm:ss` or `HH:mm`.
final class OptionalSections {

  /// More are no pattern that somebody meant.
  private static final int MOST = 16;

  private OptionalSections() {}

  /// With all sections first; the pattern itself where its brackets do not match or are too many.
  static List<String> of(String pattern) {
    List<String> open = new ArrayList<>(List.of(pattern));
    List<String> all = new ArrayList<>();
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      int end = find(next, ']', 0);
      int start = end < 0 ? -1 : lastOpening(next, end);
      if (start < 0) {
        all.add(next);
      } else {
        String before = next.substring(0, start);
        String after = next.substring(end + 1);
        open.add(before + next.substring(start + 1, end) + after);
        open.add(before + after);
      }
      if (all.size() + open.size() > MOST) {
        return List.of(pattern);
      }
    }
    return all.stream().distinct().toList();
  }

  private static int lastOpening(String pattern, int end) {
    int last = -1;
    int next = find(pattern, '[', 0);
    while (next >= 0 && next < end) {
      last = next;
      next = find(pattern, '[', next + 1);
    }
    return last;
  }

  /// A character outside of quotes, from a place outside of quotes on.
  private static int find(String pattern, char wanted, int from) {
    boolean quoted = false;
    for (int i = from; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == wanted && !quoted) {
        return i;
      }
    }
    return -1;
  }
}
