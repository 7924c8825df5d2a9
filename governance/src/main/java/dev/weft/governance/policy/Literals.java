package dev.weft.governance.policy;

import com.google.common.primitives.UnsignedLong;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.policy.Literal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Makes constants of row expressions out of values of CEL and out of what is written in a filter.
final class Literals {

  private Literals() {}

  /// A value that an expression gave, for comparing with values of a kind.
  ///
  /// @throws Unresolved when no constant of that kind is equal to it
  static Literal of(Object value, RowKind kind) throws Unresolved {
    return switch (value) {
      case String text -> new Literal.Text(text);
      case Boolean truth -> new Literal.Truth(truth);
      case Long whole -> new Literal.Whole(whole);
      case UnsignedLong whole -> new Literal.Decimal(new BigDecimal(whole.bigIntegerValue()));
      case Double number -> number(number);
      case Instant instant -> time(instant, kind);
      case Literal literal -> literal;
      default -> throw new Unresolved("a value cannot be compared with a column");
    };
  }

  private static Literal number(double number) throws Unresolved {
    if (!Double.isFinite(number)) {
      throw new Unresolved("a number is not finite");
    }
    return new Literal.Decimal(BigDecimal.valueOf(number));
  }

  private static Literal time(Instant instant, RowKind kind) throws Unresolved {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    if (kind != RowKind.DATE) {
      return kind == RowKind.MOMENT ? new Literal.Moment(instant) : new Literal.Timestamp(utc);
    }
    if (!utc.equals(utc.toLocalDate().atStartOfDay())) {
      throw new Unresolved("a time is compared with a date");
    }
    return new Literal.Date(utc.toLocalDate());
  }

  /// `date('2001-01-31')`.
  static Optional<Literal> date(String text) {
    try {
      return Optional.of(new Literal.Date(LocalDate.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// `timestamp('2001-01-31T12:00:00')`, or with a zone a moment.
  static Optional<Literal> timestamp(String text) {
    try {
      return Optional.of(new Literal.Moment(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeParseException e) {
      return local(text);
    }
  }

  private static Optional<Literal> local(String text) {
    try {
      return Optional.of(new Literal.Timestamp(LocalDateTime.parse(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// `decimal('12.50')`, with at most 38 digits.
  static Optional<Literal> decimal(String text) {
    try {
      BigDecimal value = text.length() > 50 ? null : new BigDecimal(text);
      return value == null || value.precision() > 38 || value.scale() > 38 || value.scale() < -38
          ? Optional.empty()
          : Optional.of(new Literal.Decimal(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
