package dev.weft.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until a test moves it.
final class SettableClock extends Clock {

  private volatile Instant instant = Instant.parse("2026-03-01T08:00:00Z");

  void advance(Duration by) {
    instant = instant.plus(by);
  }

  void setBack(Duration by) {
    instant = instant.minus(by);
  }

  long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
