package dev.weft.server.background;

import dev.weft.usecases.audit.DropOldRecords;
import java.time.Duration;

/// Drops records of the audit whose time is over.
public record AuditRetention(DropOldRecords records) implements Loop {

  private static final Duration EVERY = Duration.ofHours(1);

  @Override
  public String name() {
    return "drop-old-records";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    records.drop();
  }
}
