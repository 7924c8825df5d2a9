package dev.weft.usecases.access;

import dev.weft.usecases.paging.Instants;
import java.time.DateTimeException;
import java.time.LocalDate;

/// The last day that somebody asks for.
final class AskedDay {

  private AskedDay() {}

  /// The day, which is not over yet.
  ///
  /// @param now microseconds since the epoch, the journal's time
  /// @throws dev.weft.model.error.WeftException ACCESS_TERMS
  static LocalDate of(String until, long now) {
    try {
      LocalDate day = LocalDate.parse(until);
      if (!day.isBefore(Instants.day(now))) {
        return day;
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw AccessFailures.badUntil(until);
  }
}
