package dev.weft.server.background;

import dev.weft.usecases.run.RunWorker;
import java.time.Duration;

/// Stops runs of this server that were cancelled at another one.
public record RunStops(RunWorker worker) implements Loop {

  private static final Duration EVERY = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "stop-runs";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    worker.stopWhatIsAsked();
  }
}
