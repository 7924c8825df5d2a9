package dev.weft.usecases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A clock that a test can move.
public final class TestClock extends Clock {

  private final Clock base;
  private volatile Duration offset = Duration.ZERO;

  public TestClock(Clock base) {
    this.base = base;
  }

  public void move(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }
}
