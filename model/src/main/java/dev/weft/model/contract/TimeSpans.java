package dev.weft.model.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads lengths of time: a number with a unit, ISO 8601, or a word for a pace. In any case.
public final class TimeSpans {

  private static final BigDecimal SECONDS_IN_MONTH =
      BigDecimal.valueOf(TimeSpan.MEAN_MONTH.toSeconds());
  private static final int LARGEST_SCALE = 9;
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(400_000_000_000L);

  private static final Pattern ISO_PART = Pattern.compile("P(T?)(\\d{1,6})([YMWDHS])");
  private static final Pattern WORDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?) *([a-z]{1,12})");

  /// What a unit amounts to, in one of both.
  private record Unit(String name, int months, BigDecimal seconds) {}

  /// A length as it was written.
  ///
  /// @param unit in full, such as `hour`
  public record Amount(BigDecimal number, String unit) {}

  private static final Map<String, Unit> UNITS = units();

  /// How often, in a word.
  private static final Map<String, TimeSpan> PACES =
      Map.of(
          "hourly",
          TimeSpan.of(Duration.ofHours(1)),
          "daily",
          TimeSpan.of(Duration.ofDays(1)),
          "weekly",
          TimeSpan.of(Duration.ofDays(7)),
          "monthly",
          new TimeSpan(1, Duration.ZERO),
          "quarterly",
          new TimeSpan(3, Duration.ZERO),
          "yearly",
          new TimeSpan(12, Duration.ZERO));

  private TimeSpans() {}

  private static Map<String, Unit> units() {
    var units = new LinkedHashMap<String, Unit>();
    add(units, 0, "0.001", List.of("ms", "millisecond", "milliseconds"));
    add(units, 0, "1", List.of("s", "sec", "second", "seconds"));
    add(units, 0, "60", List.of("m", "min", "minute", "minutes"));
    add(units, 0, "3600", List.of("h", "hr", "hour", "hours"));
    add(units, 0, "86400", List.of("d", "day", "days"));
    add(units, 0, "604800", List.of("w", "wk", "week", "weeks"));
    add(units, 1, "0", List.of("mo", "mon", "month", "months"));
    add(units, 3, "0", List.of("q", "quarter", "quarters"));
    add(units, 12, "0", List.of("y", "yr", "year", "years"));
    return units;
  }

  private static void add(Map<String, Unit> units, int months, String seconds, List<String> words) {
    // the last but one is the word in full, the last its plural
    String name = words.get(words.size() - 2);
    words.forEach(word -> units.put(word, new Unit(name, months, new BigDecimal(seconds))));
  }

  /// Every word for a unit of time.
  public static Set<String> words() {
    return UNITS.keySet();
  }

  /// A number in a unit; empty when there is no unit, and for what is negative or too long.
  public static Optional<TimeSpan> of(BigDecimal number, Optional<String> unit) {
    return unit.map(word -> UNITS.get(word.strip().toLowerCase(Locale.ROOT)))
        .filter(known -> number.signum() >= 0)
        .flatMap(known -> of(number, known));
  }

  private static Optional<TimeSpan> of(BigDecimal number, Unit unit) {
    BigDecimal months = number.multiply(BigDecimal.valueOf(unit.months()));
    boolean whole = months.stripTrailingZeros().scale() <= 0;
    BigDecimal seconds =
        unit.months() == 0
            ? number.multiply(unit.seconds())
            : whole ? BigDecimal.ZERO : months.multiply(SECONDS_IN_MONTH);
    if (months.compareTo(MOST_SECONDS) > 0 || seconds.compareTo(MOST_SECONDS) > 0) {
      return Optional.empty();
    }
    return made(whole ? months.longValue() : 0, duration(seconds));
  }

  private static Duration duration(BigDecimal seconds) {
    BigDecimal nanos =
        seconds.setScale(LARGEST_SCALE, RoundingMode.HALF_UP).movePointRight(LARGEST_SCALE);
    BigInteger[] parts = nanos.toBigInteger().divideAndRemainder(BigInteger.valueOf(1_000_000_000));
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }

  /// Such as `P3Y`, `P1DT12H` or `PT90M`; empty for anything else and what is negative.
  public static Optional<TimeSpan> iso(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    int time = upper.indexOf('T');
    String days = time < 0 ? upper : upper.substring(0, time);
    try {
      Period period = days.equals("P") && time > 0 ? Period.ZERO : Period.parse(days);
      Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + upper.substring(time));
      return made(period.toTotalMonths(), rest.plusDays(period.get(ChronoUnit.DAYS)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /// A number with its unit, such as `25h`, `1 year`, `P1Y` or `PT90M`; empty for anything else,
  /// and for ISO 8601 with several parts.
  public static Optional<Amount> amount(String text) {
    Matcher part = ISO_PART.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (part.matches()) {
      boolean month = part.group(1).isEmpty() && part.group(3).equals("M");
      return iso(text).flatMap(_ -> amount(part.group(2), month ? "month" : part.group(3)));
    }
    Matcher words = WORDS.matcher(text.strip().toLowerCase(Locale.ROOT));
    return words.matches() ? amount(words.group(1), words.group(2)) : Optional.empty();
  }

  private static Optional<Amount> amount(String number, String word) {
    String known = word.toLowerCase(Locale.ROOT);
    String one = known.length() > 2 && known.endsWith("s") ? known.replaceFirst("s$", "") : known;
    return Optional.ofNullable(UNITS.get(known))
        .or(() -> Optional.ofNullable(UNITS.get(one)))
        .map(unit -> new Amount(new BigDecimal(number), unit.name()));
  }

  /// Such as `daily`.
  public static Optional<TimeSpan> pace(String word) {
    return Optional.ofNullable(PACES.get(word.strip().toLowerCase(Locale.ROOT)));
  }

  private static Optional<TimeSpan> made(long months, Duration rest) {
    try {
      return Optional.of(new TimeSpan(Math.toIntExact(months), rest));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
