package dev.weft.dist;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Kills servers a little later, whatever they do then.
final class Killer implements AutoCloseable {

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /// A kill that is to come.
  @FunctionalInterface
  interface Due {
    /// Waits until the server is dead.
    void await();
  }

  Due kill(Node victim, int millis) {
    var due = clock.schedule(victim::kill, millis, TimeUnit.MILLISECONDS);
    return () -> {
      try {
        due.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
