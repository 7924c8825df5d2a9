package dev.weft.formats.bitol;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Patterns of the JDK's DateTimeFormatter, which the standard names for `format`. Its own examples
/// are laxer than the JDK, and so are these: a `T` need not stand in quotes, and `Z` is any offset.
final class DatePatterns {

  private static final Set<String> NAMES =
      Set.of("date", "time", "date-time", "datetime", "timestamp");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final String ANY_OFFSET = "[XXX][XX][X]";

  /// What the text of the standard calls ISO 8601.
  private static final String DEFAULT = "YYYY-MM-DDTHH:mm:ss.SSSZ";

  private DatePatterns() {}

  /// Why a text is no pattern.
  static Optional<String> wrong(String pattern) {
    if (isIsoName(pattern)) {
      return Optional.empty();
    }
    try {
      var _ = formatter(pattern);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Throws `IllegalArgumentException` for what is no pattern.
  static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(strict(pattern), Locale.ENGLISH);
  }

  /// The same in the words of the JDK.
  private static String strict(String pattern) {
    StringBuilder strict = new StringBuilder();
    boolean quoted = false;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      while (end < pattern.length() && pattern.charAt(end) == c && c != '\'') {
        end++;
      }
      String run = pattern.substring(at, end);
      quoted ^= c == '\'';
      boolean anyOffset = !quoted && c == 'Z' && run.length() < 4;
      boolean bare = !quoted && run.equals("T");
      strict.append(anyOffset ? ANY_OFFSET : bare ? "'T'" : run);
      at = end;
    }
    return strict.toString();
  }

  /// Names that stand for a form in place of a pattern, as other standards have them.
  static boolean isIsoName(String pattern) {
    String word = pattern.toLowerCase(Locale.ROOT);
    return word.startsWith("iso") || NAMES.contains(word) || pattern.equals(DEFAULT);
  }

  /// Why a pattern hardly means what it says: days of the year beside months, years of weeks.
  static Optional<String> suspicious(String pattern) {
    String letters = QUOTED.matcher(pattern).replaceAll("");
    if (isIsoName(pattern)) {
      return Optional.of("`" + pattern + "` is no pattern of the JDK; it is read as ISO 8601");
    }
    if (letters.indexOf('D') >= 0 && letters.indexOf('M') >= 0) {
      return Optional.of("`D` counts the days of the year, not of the month");
    }
    if (letters.indexOf('Y') >= 0 && letters.indexOf('w') < 0) {
      return Optional.of("`Y` is the year that a week belongs to, not that of the date");
    }
    if (letters.contains("YYYY-mm") || letters.contains("yyyy-mm")) {
      return Optional.of("`m` counts minutes, not months");
    }
    if (letters.indexOf('T') >= 0) {
      return Optional.of("The JDK wants the `T` in quotes, as 'T'; it is read as that letter");
    }
    return Optional.empty();
  }
}
