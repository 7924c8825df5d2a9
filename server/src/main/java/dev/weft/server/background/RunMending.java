package dev.weft.server.background;

import dev.weft.usecases.run.MendRuns;
import dev.weft.usecases.run.RunWorker;
import java.time.Duration;

/// Ends runs whose server gives no sign of life any more. First come the signs of life of our own:
/// a machine that slept for an hour does not find its own runs dead. Slower than the signs of life,
/// so that those of a server whose clock is behind have been seen before it is judged.
public record RunMending(RunWorker worker, MendRuns runs) implements Loop {

  private static final Duration EVERY = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "mend-runs";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    worker.renew();
    runs.mendExpired();
  }
}
