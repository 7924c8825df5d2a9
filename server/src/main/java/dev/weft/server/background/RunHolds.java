package dev.weft.server.background;

import dev.weft.usecases.run.RunWorker;
import java.time.Duration;

/// Renews the signs of life of this server's runs; a hold lasts two minutes.
public record RunHolds(RunWorker worker) implements Loop {

  private static final Duration EVERY = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "renew-holds";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    worker.renew();
  }
}
