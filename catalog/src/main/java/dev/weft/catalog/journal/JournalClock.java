package dev.weft.catalog.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/// The journal's time: a clock that was set back revives nothing.
public final class JournalClock {

  private final Clock clock;

  public JournalClock(Clock clock) {
    this.clock = clock;
  }

  /// Microseconds since the epoch: the clock, or the time of the last change when that is later.
  public long now(Handle handle) {
    long last =
        handle.createQuery("select at from journal_head where id = 1").mapTo(Long.class).one();
    return Math.max(last, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }
}
