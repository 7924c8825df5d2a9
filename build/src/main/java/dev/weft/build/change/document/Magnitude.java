package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Which of two values is the greater: numbers by size, ISO dates and times by when they are.
final class Magnitude {

  private Magnitude() {}

  /// Empty when neither is.
  static OptionalInt compare(Value one, Value other) {
    if (one.equals(other)) {
      return OptionalInt.of(0);
    }
    if (one instanceof Value.Numeral(BigDecimal first)
        && other instanceof Value.Numeral(BigDecimal second)) {
      return OptionalInt.of(first.compareTo(second));
    }
    return one instanceof Value.Text(String first) && other instanceof Value.Text(String second)
        ? times(first, second)
        : OptionalInt.empty();
  }

  private static OptionalInt times(String one, String other) {
    return Stream.<Supplier<OptionalInt>>of(
            () -> parsed(one, other, LocalDate::parse, (a, b) -> a.compareTo(b)),
            () -> parsed(one, other, LocalDateTime::parse, (a, b) -> a.compareTo(b)),
            () -> parsed(one, other, OffsetDateTime::parse, OffsetDateTime.timeLineOrder()),
            () -> parsed(one, other, LocalTime::parse, LocalTime::compareTo),
            () -> parsed(one, other, OffsetTime::parse, OffsetTime::compareTo))
        .map(Supplier::get)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  private static <T> OptionalInt parsed(
      String one, String other, Function<String, T> parse, Comparator<T> order) {
    try {
      return OptionalInt.of(order.compare(parse.apply(one), parse.apply(other)));
    } catch (DateTimeParseException e) {
      return OptionalInt.empty();
    }
  }
}
