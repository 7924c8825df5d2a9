package dev.weft.formats.bitol;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/// How a date or time is written that has a pattern of its own: bounds may be in that pattern too,
/// and everything behind the reader knows ISO 8601 only.
final class MomentText {

  private final String type;
  private final Optional<String> pattern;

  /// @param options of the property
  MomentText(Part property, Part options) {
    this.type = property.text("logicalType").orElse("");
    this.pattern =
        switch (type) {
          case "date", "timestamp", "time" ->
              options.text("format").filter(format -> !DatePatterns.isIsoName(format));
          default -> Optional.empty();
        };
  }

  /// The pattern; empty where ISO 8601 is meant.
  Optional<String> pattern() {
    return pattern;
  }

  /// A bound as ISO 8601 where it is written in the pattern, otherwise as it stands.
  Optional<String> iso(Optional<String> bound) {
    return bound.map(text -> pattern.flatMap(form -> find(form, text)).orElse(text));
  }

  private Optional<String> find(String form, String text) {
    try {
      var formatter = DatePatterns.formatter(form);
      return Optional.of(
          switch (type) {
            case "date" -> LocalDate.parse(text, formatter).toString();
            case "time" -> LocalTime.parse(text, formatter).toString();
            default -> moment(formatter.parse(text)).toString();
          });
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// In UTC, as far as the text says an offset.
  private static LocalDateTime moment(TemporalAccessor read) {
    return read.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(read).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.from(read);
  }
}
