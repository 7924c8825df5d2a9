package dev.weft.engine.duckdb.frontend;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody probably meant.
final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /// The closest of `names` when it is close enough to be a slip.
  static Optional<String> find(String written, Collection<String> names) {
    String word = written.toLowerCase(Locale.ROOT);
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, word.length() / 3);
    return names.stream()
        .filter(name -> name.length() <= LONGEST)
        .filter(name -> distance(word, name.toLowerCase(Locale.ROOT)) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(word, name.toLowerCase(Locale.ROOT)))
                .thenComparing(name -> name));
  }

  /// Letters to insert, drop or change.
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int at = 0; at <= other.length(); at++) {
      row[at] = at;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
