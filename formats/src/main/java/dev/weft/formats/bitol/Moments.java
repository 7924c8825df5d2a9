package dev.weft.formats.bitol;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/// Dates, times and timestamps as numbers of seconds, so that they can be compared. What has no
/// offset is taken for UTC.
final class Moments {

  /// What ISO 8601 writes, with a blank instead of the T as well.
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalEnd()
          .appendPattern("[' '][XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private Moments() {}

  static Optional<BigDecimal> iso(String text) {
    return text.isBlank() ? Optional.empty() : parse(text.strip(), ISO);
  }

  /// By a pattern of the JDK, which the caller has found to be one.
  static Optional<BigDecimal> by(String pattern, String text) {
    if (DatePatterns.isIsoName(pattern)) {
      return iso(text);
    }
    try {
      return parse(text.strip(), DatePatterns.formatter(pattern));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> parse(String text, DateTimeFormatter formatter) {
    try {
      TemporalAccessor read = formatter.parse(text);
      LocalDate date = read.query(TemporalQueries.localDate());
      LocalTime time = read.query(TemporalQueries.localTime());
      ZoneOffset offset =
          read.isSupported(ChronoField.OFFSET_SECONDS)
              ? ZoneOffset.ofTotalSeconds(read.get(ChronoField.OFFSET_SECONDS))
              : ZoneOffset.UTC;
      if (date == null) {
        return Optional.of(BigDecimal.valueOf(time == null ? 0 : time.toNanoOfDay(), 9));
      }
      OffsetDateTime moment =
          LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time).atOffset(offset);
      return Optional.of(
          BigDecimal.valueOf(moment.toEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
