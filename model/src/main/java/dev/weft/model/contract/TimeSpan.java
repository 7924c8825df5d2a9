package dev.weft.model.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// A length of time of the calendar: months are as long as they are, days have 24 hours. At most
/// 10,000 years, so that no moment of ours leaves the calendar.
///
/// @param months years among them
public record TimeSpan(int months, Duration rest) {

  /// A twelfth of the calendar's mean year.
  static final Duration MEAN_MONTH = Duration.ofSeconds(2_629_746);

  private static final int LONGEST_MONTHS = 120_000;
  private static final Duration LONGEST_REST = Duration.ofDays(3_650_000);

  public TimeSpan {
    if (months < 0 || rest.isNegative()) {
      throw new IllegalArgumentException("A length of time is not negative");
    }
    if (months > LONGEST_MONTHS || rest.compareTo(LONGEST_REST) > 0) {
      throw new IllegalArgumentException("A length of time has at most 10,000 years");
    }
  }

  public static TimeSpan of(Duration duration) {
    return new TimeSpan(0, duration);
  }

  /// How long it is wherever it begins, about; for holding lengths against each other.
  public Duration mean() {
    return MEAN_MONTH.multipliedBy(months).plus(rest);
  }

  public Instant after(Instant start) {
    return start.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant().plus(rest);
  }

  public Instant before(Instant end) {
    return end.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant().minus(rest);
  }
}
