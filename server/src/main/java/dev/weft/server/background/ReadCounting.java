package dev.weft.server.background;

import dev.weft.usecases.usage.CountReads;
import java.time.Duration;

/// Writes down which columns were read by whom.
public record ReadCounting(CountReads reads) implements Loop {

  private static final Duration EVERY = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "count-reads";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    reads.flush();
  }
}
