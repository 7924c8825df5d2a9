package dev.weft.model.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What a contract promises beside its rows: an entry of `slaProperties` (ODCS).
///
/// @param property as written
/// @param measure empty for a property that Weft does not know; it stays a promise in words
/// @param value as written
/// @param extended `valueExt`, which the standard leaves open
/// @param elements tables and columns that it is about; empty for the whole contract
/// @param driver what makes it important: regulatory, analytics, operational
/// @param schedule in the way of cron, when that is its scheduler
/// @param pointer JSON pointer of the entry in its document
public record ServiceLevel(
    String property,
    Optional<Measure> measure,
    Target target,
    String value,
    Optional<String> extended,
    Optional<String> unit,
    List<String> elements,
    Optional<String> driver,
    Optional<String> schedule,
    String description,
    String pointer) {

  /// What a value means.
  public sealed interface Target {
    /// A length of time.
    record Span(TimeSpan span) implements Target {}

    /// A part of all, in percent.
    record Share(BigDecimal percent) implements Target {}

    /// A moment; a date without a time is its first one in UTC.
    record Moment(Instant at) implements Target {}

    /// A time of the day.
    record Hour(LocalTime time, ZoneId zone) implements Target {}

    /// Words, or a value that does not fit what it is about.
    record Words() implements Target {}
  }

  public ServiceLevel {
    elements = List.copyOf(elements);
  }

  /// The standard's long name where there is one, else as written.
  public String name() {
    return measure.map(Measure::word).orElse(property);
  }

  /// Value and unit as people read them.
  public String text() {
    return unit.map(u -> value + " " + u).orElse(value);
  }
}
