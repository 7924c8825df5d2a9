package dev.weft.catalog.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Several numbers that a column may have, as they stand behind `in`: numbers need no binding.
public final class Numbers {

  /// So many that no database minds.
  private static final int AT_ONCE = 500;

  private Numbers() {}

  /// Those in brackets.
  ///
  /// @param numbers at least one
  public static String of(Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("Nothing is among nothing");
    }
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  /// The same for any count, each number once: of none there is no part.
  public static List<String> parts(Collection<Long> numbers) {
    List<Long> all = numbers.stream().distinct().toList();
    var parts = new ArrayList<String>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(of(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
    }
    return parts;
  }
}
