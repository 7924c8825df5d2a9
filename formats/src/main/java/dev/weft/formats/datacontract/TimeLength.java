package dev.weft.formats.datacontract;

import dev.weft.model.document.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length of time as service levels write it: `25h`, `1 year`, `P1Y`, `PT90M`.
///
/// @param value a number; for ISO 8601 with several parts the text itself, which ODCS takes as well
/// @param unit empty for the latter
record TimeLength(Value value, String unit) {

  private static final Pattern ISO_ONE = Pattern.compile("P(T?)(\\d{1,6})([YMWDHS])");
  private static final Pattern ISO =
      Pattern.compile(
          "P(?=[0-9T])(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?"
              + "(T(?=[0-9])(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}(\\.\\d{1,9})?S)?)?");
  private static final Pattern WORDS =
      Pattern.compile(
          "(\\d{1,6}(?:\\.\\d{1,6})?) *"
              + "(y|yrs?|years?|months?|w|weeks?|d|days?|h|hrs?|hours?|m|min|mins|minutes?"
              + "|s|secs?|seconds?)");
  private static final Map<String, String> UNITS =
      Map.of("Y", "year", "M", "month", "W", "week", "D", "day");
  private static final Map<String, String> CLOCK_UNITS =
      Map.of("H", "hour", "M", "minute", "S", "second");

  /// Empty for anything else.
  static Optional<TimeLength> find(String text) {
    String plain = text.strip();
    Matcher one = ISO_ONE.matcher(plain);
    if (one.matches()) {
      Map<String, String> units = one.group(1).isEmpty() ? UNITS : CLOCK_UNITS;
      return Optional.ofNullable(units.get(one.group(3)))
          .map(unit -> new TimeLength(number(one.group(2)), unit));
    }
    if (ISO.matcher(plain).matches()) {
      return Optional.of(new TimeLength(new Value.Text(plain), ""));
    }
    Matcher words = WORDS.matcher(plain.toLowerCase(Locale.ROOT));
    return words.matches()
        ? Optional.of(new TimeLength(number(words.group(1)), unit(words.group(2))))
        : Optional.empty();
  }

  private static Value number(String text) {
    return new Value.Numeral(new BigDecimal(text));
  }

  private static String unit(String word) {
    return switch (word.charAt(0)) {
      case 'y' -> "year";
      case 'w' -> "week";
      case 'd' -> "day";
      case 'h' -> "hour";
      case 's' -> "second";
      default -> word.startsWith("mo") ? "month" : "minute";
    };
  }
}
