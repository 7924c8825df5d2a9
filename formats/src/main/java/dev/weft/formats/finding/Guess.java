package dev.weft.formats.finding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Guesses what a misspelt word was meant to be.
public final class Guess {

  private static final int LONGEST = 80;

  private Guess() {}

  /// The known word nearest to `word`, if near enough to be what was meant: at most a third of the
  /// letters differ, counting a swap of neighbours as one.
  public static Optional<String> find(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(fold(word), fold(candidate), least);
      if (distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// A remedy: the guess when there is one, all guesses when several are equally near, else
  /// `otherwise`.
  public static String hint(String word, Collection<String> known, String otherwise) {
    Optional<String> first = find(word, known);
    if (first.isEmpty()) {
      return otherwise;
    }
    int least = distance(fold(word), fold(first.get()), LONGEST);
    return known.stream()
        .filter(other -> distance(fold(word), fold(other), least + 1) == least)
        .distinct()
        .collect(Collectors.joining("` or `", "Did you mean `", "`?"));
  }

  /// Whether two words differ by one letter, a swap of neighbours, or case, `-` and `_` only.
  public static boolean isNear(String word, String other) {
    return word.length() <= LONGEST && distance(fold(word), fold(other), 2) < 2;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /// Optimal string alignment distance; anything from `enough` on is not told apart.
  private static int distance(String a, String b, int enough) {
    if (Math.abs(a.length() - b.length()) >= enough) {
      return enough;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (isSwap(a, b, i, j)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
