package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// The steps that values of a type come in.
enum Grain {
  WHOLE_NUMBERS,
  WHOLE_DAYS,
  /// Between any two values there may be another one.
  FINE;

  /// Letters of a pattern that are about the time of the day.
  private static final Pattern HOURS = Pattern.compile(".*[HhKkmsSAnN].*", Pattern.DOTALL);

  /// @param options of both versions of a property
  static Grain of(String type, Element... options) {
    return switch (type) {
      case "integer" -> WHOLE_NUMBERS;
      case "date" -> {
        for (Element each : options) {
          if (HOURS.matcher(each.text("format").orElse("")).matches()) {
            yield FINE;
          }
        }
        yield WHOLE_DAYS;
      }
      default -> FINE;
    };
  }

  /// The outermost value that a bound leaves inside; empty when there is no such value, or nobody
  /// can tell.
  ///
  /// @param open whether the bound itself lies outside
  /// @param outwards 1 for an upper bound, -1 for a lower one
  Optional<Value> inside(Value bound, boolean open, int outwards) {
    return switch (this) {
      case WHOLE_NUMBERS -> Element.number(bound).map(n -> whole(n, open, outwards));
      case WHOLE_DAYS ->
          bound instanceof Value.Text(String text) ? day(text, open, outwards) : Optional.empty();
      case FINE -> Optional.empty();
    };
  }

  private static Value whole(BigDecimal bound, boolean open, int outwards) {
    BigDecimal whole = bound.setScale(0, outwards > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
    boolean self = open && whole.compareTo(bound) == 0;
    return new Value.Numeral(self ? whole.subtract(BigDecimal.valueOf(outwards)) : whole);
  }

  private static Optional<Value> day(String bound, boolean open, int outwards) {
    try {
      LocalDate day = LocalDate.parse(bound);
      return Optional.of(new Value.Text((open ? day.minusDays(outwards) : day).toString()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
