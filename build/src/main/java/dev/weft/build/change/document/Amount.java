package dev.weft.build.change.document;

import dev.weft.model.document.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The value of a service level with its unit.
///
/// @param extended `valueExt`, which the standard leaves open
record Amount(Optional<Value> value, Optional<Value> extended, String unit) {

  /// Seconds in a unit of time; a year is the mean of the calendar's, a month a twelfth of it.
  private static final Map<String, Integer> SECONDS =
      Map.ofEntries(
          Map.entry("s", 1),
          Map.entry("sec", 1),
          Map.entry("second", 1),
          Map.entry("min", 60),
          Map.entry("minute", 60),
          Map.entry("h", 3600),
          Map.entry("hr", 3600),
          Map.entry("hour", 3600),
          Map.entry("d", 86_400),
          Map.entry("day", 86_400),
          Map.entry("w", 604_800),
          Map.entry("week", 604_800),
          Map.entry("month", 2_629_746),
          Map.entry("quarter", 7_889_238),
          Map.entry("y", 31_556_952),
          Map.entry("yr", 31_556_952),
          Map.entry("year", 31_556_952));

  static Amount of(Element sla) {
    return new Amount(
        sla.find("value"),
        sla.find("valueExt"),
        singular(sla.text("unit").orElse("").toLowerCase(Locale.ROOT).strip()));
  }

  private static String singular(String unit) {
    return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  /// The sign of the step to a new amount; empty when they cannot be held against each other.
  OptionalInt compareTo(Amount now) {
    if (!extended.equals(now.extended) || value.isEmpty() || now.value.isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<BigDecimal> was = seconds();
    Optional<BigDecimal> is = now.seconds();
    if (was.isPresent() && is.isPresent()) {
      return OptionalInt.of(is.get().compareTo(was.get()));
    }
    return unit.equals(now.unit)
        ? Magnitude.compare(now.value.get(), value.get())
        : OptionalInt.empty();
  }

  private Optional<BigDecimal> seconds() {
    if (value.orElse(null) instanceof Value.Text(String text) && unit.isEmpty()) {
      return duration(text);
    }
    return Optional.ofNullable(SECONDS.get(unit))
        .flatMap(
            seconds ->
                value.flatMap(Element::number).map(n -> n.multiply(new BigDecimal(seconds))));
  }

  /// An ISO 8601 duration of days and shorter.
  private static Optional<BigDecimal> duration(String text) {
    try {
      return Optional.of(BigDecimal.valueOf(Duration.parse(text).toSeconds()));
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  String words() {
    return Words.value(value)
        + (unit.isEmpty() ? "" : " " + Words.name(unit))
        + extended.map(more -> " and " + Words.value(Optional.of(more))).orElse("");
  }
}
