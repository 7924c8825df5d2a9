package dev.weft.formats.bitol;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Patterns of the JDK's DateTimeFormatter, which the standard names for `format`.
final class DatePatterns {

  private static final Set<String> NAMES =
      Set.of("date", "time", "date-time", "datetime", "timestamp");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private DatePatterns() {}

  /// Why a text is no pattern.
  static Optional<String> wrong(String pattern) {
    if (isIsoName(pattern)) {
      return Optional.empty();
    }
    try {
      var _ = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Names that stand for a form in place of a pattern, as other standards have them.
  static boolean isIsoName(String pattern) {
    String word = pattern.toLowerCase(Locale.ROOT);
    return word.startsWith("iso") || NAMES.contains(word);
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
    return Optional.empty();
  }
}
