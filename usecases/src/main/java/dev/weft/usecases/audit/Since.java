package dev.weft.usecases.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people say them.
final class Since {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private Since() {}

  /// `7d`, `12h` or `30m` before now, a day (UTC) or a moment of ISO-8601, in microseconds since
  /// the epoch. Throws `WeftException` (SERVER_REQUEST) for anything else.
  static long micros(String text, long now) {
    try {
      Matcher ago = AGO.matcher(text);
      if (ago.matches()) {
        return now - length(ago).toNanos() / 1_000;
      }
      Instant moment =
          DAY.matcher(text).matches()
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : Instant.parse(text);
      return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    } catch (DateTimeException | ArithmeticException e) {
      throw AuditFailures.noTime(text).causedBy(e);
    }
  }

  private static Duration length(Matcher ago) {
    long number = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(Math.min(number, 100_000));
    };
  }
}
