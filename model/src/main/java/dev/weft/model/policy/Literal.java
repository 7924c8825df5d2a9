package dev.weft.model.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// A constant of a row expression. Never null: comparing with null is no expression.
public sealed interface Literal extends RowValue {
  record Text(String value) implements Literal {}

  record Whole(long value) implements Literal {}

  record Decimal(BigDecimal value) implements Literal {}

  record Truth(boolean value) implements Literal {}

  record Date(LocalDate value) implements Literal {}

  /// A timestamp without zone.
  record Timestamp(LocalDateTime value) implements Literal {}

  /// A moment.
  record Moment(Instant value) implements Literal {}
}
