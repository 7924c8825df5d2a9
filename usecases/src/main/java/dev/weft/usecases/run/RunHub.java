package dev.weft.usecases.run;

import dev.weft.catalog.run.RunStep;
import dev.weft.engine.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The runs under way in this process: who follows them, and how to stop them. Thread-safe.
public final class RunHub {

  private final Map<String, Cancellation> live = new HashMap<>();
  private final Map<String, List<Consumer<Optional<RunStep>>>> followers = new HashMap<>();

  /// Registers a run and gives the flag that stops it.
  synchronized Cancellation begin(String run) {
    var cancellation = new Cancellation();
    live.put(run, cancellation);
    return cancellation;
  }

  /// The runs that this process works on.
  synchronized Set<String> live() {
    return Set.copyOf(live.keySet());
  }

  void end(String run) {
    List<Consumer<Optional<RunStep>>> all;
    synchronized (this) {
      live.remove(run);
      all = followers.remove(run);
      notifyAll();
    }
    if (all != null) {
      List.copyOf(all).forEach(follower -> follower.accept(Optional.empty()));
    }
  }

  /// Raises the flag of a run.
  ///
  /// @return false when this process does not run it
  boolean cancel(String run) {
    Cancellation cancellation;
    synchronized (this) {
      cancellation = live.get(run);
    }
    if (cancellation != null) {
      cancellation.cancel();
    }
    return cancellation != null;
  }

  /// Stops all runs and waits until they have ended, but no longer than that. For the end of the
  /// process.
  public void stop(Duration longest) {
    List<Cancellation> all;
    synchronized (this) {
      all = List.copyOf(live.values());
    }
    all.forEach(Cancellation::cancel);
    awaitNone(longest);
  }

  private synchronized void awaitNone(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      long left = longest.toNanos();
      while (!live.isEmpty() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until a run has ended; returns at once when this process does not run it.
  synchronized void await(String run) throws InterruptedException {
    while (live.containsKey(run)) {
      wait();
    }
  }

  /// Follows the steps of a run from now on, an empty one at its end; the consumer must be quick.
  synchronized Cancellation.AutoCloseableAction follow(
      String run, Consumer<Optional<RunStep>> follower) {
    followers.computeIfAbsent(run, _ -> new ArrayList<>()).add(follower);
    return () -> leave(run, follower);
  }

  private synchronized void leave(String run, Consumer<Optional<RunStep>> follower) {
    List<Consumer<Optional<RunStep>>> all = followers.get(run);
    if (all != null) {
      all.remove(follower);
      // The run may have ended before it was followed: then nobody else takes the list away.
      if (all.isEmpty()) {
        followers.remove(run);
      }
    }
  }

  void tell(String run, RunStep step) {
    List<Consumer<Optional<RunStep>>> all;
    synchronized (this) {
      all = List.copyOf(followers.getOrDefault(run, List.of()));
    }
    all.forEach(follower -> follower.accept(Optional.of(step)));
  }
}
