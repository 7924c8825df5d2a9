package dev.weft.usecases.paging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Times as callers see them.
public final class Instants {

  private Instants() {}

  /// Microseconds since the epoch as ISO-8601 in UTC.
  public static String text(long micros) {
    return of(micros).toString();
  }

  /// Microseconds since the epoch as a moment.
  public static Instant of(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  /// The day in UTC of microseconds since the epoch.
  public static LocalDate day(long micros) {
    return LocalDate.ofInstant(of(micros), ZoneOffset.UTC);
  }
}
