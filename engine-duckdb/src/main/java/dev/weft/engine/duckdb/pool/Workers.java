package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The workers there are: who is busy, who waits for work, who is to go. One more than the short
/// lane has places is kept warm while a statement takes its time, so that a killed one is replaced
/// at once; after a while without work a single one is left. Thread-safe.
final class Workers implements AutoCloseable {

  static final Duration IDLE = Duration.ofSeconds(60);

  private static final long LEAN = 150L << 20;

  private record Idle(Worker worker, long since) {}

  private final WorkerSource source;
  private final PoolSettings settings;
  private final Alarms alarms;
  private final List<Idle> idle = new ArrayList<>();
  private final Set<Worker> busy = new HashSet<>();
  private Optional<Readiness> readiness = Optional.empty();
  private boolean warming;
  private boolean closed;

  Workers(WorkerSource source, PoolSettings settings, Alarms alarms) {
    this.source = source;
    this.settings = settings;
    this.alarms = alarms;
  }

  /// A worker for one statement; starts one when none is there. Empty when none has started in
  /// time, or when the statement is cancelled: then the next one finds it.
  Optional<Worker> lease(
      Lane lane, String owner, Reach reach, Duration patience, Cancellation cancellation) {
    Optional<Worker> worker = take(lane, owner, reach);
    if (worker.isEmpty()) {
      worker = startWithin(lane, reach, patience, cancellation);
    }
    if (lane == Lane.SHORT) {
      // not at once: a start takes from the processor what most statements need to end
      var _ = alarms.after(Attempt.PATIENCE, this::warm);
    }
    return worker;
  }

  /// Goes on starting when nobody waits any more.
  private Optional<Worker> startWithin(
      Lane lane, Reach reach, Duration patience, Cancellation cancellation) {
    var promised = new CompletableFuture<Worker>();
    Thread.ofVirtual().name("start-worker").start(() -> start(lane, reach, promised));
    try (var _ = cancellation.onCancel(() -> promised.cancel(false))) {
      return Optional.of(promised.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      return promised.cancel(false) || promised.isCancelled()
          ? Optional.empty()
          : Optional.of(promised.join());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof WeftException failure ? failure : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      promised.cancel(false);
      return Optional.empty();
    }
  }

  private void start(Lane lane, Reach reach, CompletableFuture<Worker> promised) {
    try {
      Worker started = taken(source.start(lane, reach));
      if (!promised.complete(started)) {
        giveBack(started);
      }
    } catch (RuntimeException e) {
      promised.completeExceptionally(e);
    }
  }

  /// Takes a worker back; one that is not fit any more goes.
  void giveBack(Worker worker) {
    boolean stays = worker.isFit();
    synchronized (this) {
      busy.remove(worker);
      stays = stays && !closed;
      if (stays) {
        idle.addFirst(new Idle(worker, alarms.now()));
      }
    }
    if (!stays) {
      worker.kill();
    }
  }

  /// Sees to it, in the background, that a worker of the short lane waits for work.
  void warm() {
    synchronized (this) {
      boolean enough = count(Lane.SHORT) > settings.workers(Lane.SHORT);
      if (warming || closed || enough || waits(Lane.SHORT)) {
        return;
      }
      warming = true;
    }
    Thread.ofVirtual().name("warm-worker").start(this::start);
  }

  /// Lets those go that have had nothing to do for long, but for one; and that one is replaced when
  /// it holds on to memory.
  void tend() {
    List<Worker> gone = new ArrayList<>();
    synchronized (this) {
      for (Idle one : List.copyOf(idle)) {
        boolean last = isLast(one.worker());
        boolean tired = alarms.now() - one.since() >= IDLE.toNanos();
        if (!one.worker().isFit() || (tired && (!last || one.worker().memory() > LEAN))) {
          idle.remove(one);
          gone.add(one.worker());
        }
      }
    }
    gone.forEach(Worker::kill);
    if (!gone.isEmpty()) {
      warm();
    }
  }

  /// What the newest worker said of its jail; empty before there was one.
  synchronized Optional<Readiness> readiness() {
    return readiness;
  }

  /// How many there are.
  synchronized int count() {
    return idle.size() + busy.size();
  }

  /// How many of them wait for work.
  synchronized int free() {
    return idle.size();
  }

  @Override
  public void close() {
    List<Worker> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      idle.forEach(one -> all.add(one.worker()));
      all.addAll(busy);
      idle.clear();
    }
    all.forEach(Worker::kill);
  }

  private synchronized Optional<Worker> take(Lane lane, String owner, Reach reach) {
    if (closed) {
      throw PoolErrors.stopping();
    }
    // whoever died while nobody looked is not given to anybody
    List<Idle> dead = idle.stream().filter(one -> !one.worker().isFit()).toList();
    idle.removeAll(dead);
    dead.forEach(one -> one.worker().kill());
    Optional<Idle> found =
        idle.stream()
            .filter(one -> one.worker().lane() == lane && one.worker().reach() == reach)
            .min(Comparator.comparing(one -> !one.worker().owner().equals(owner)));
    found.ifPresent(
        one -> {
          idle.remove(one);
          busy.add(one.worker());
        });
    return found.map(Idle::worker);
  }

  /// One more that is busy; an idle one that is too many goes.
  private Worker taken(Worker worker) {
    Optional<Worker> surplus;
    synchronized (this) {
      busy.add(worker);
      readiness = Optional.of(worker.readiness());
      surplus =
          count(worker.lane()) > settings.workers(worker.lane()) + 1
              ? idle.stream().map(Idle::worker).filter(w -> w.lane() == worker.lane()).findFirst()
              : Optional.empty();
      surplus.ifPresent(gone -> idle.removeIf(one -> one.worker().equals(gone)));
    }
    surplus.ifPresent(Worker::kill);
    return worker;
  }

  private void start() {
    try {
      giveBack(taken(source.start(Lane.SHORT, Reach.LINKS)));
    } catch (WeftException e) {
      // Whoever needs a worker next tries again, and is told.
      return;
    } finally {
      synchronized (this) {
        warming = false;
      }
    }
  }

  private boolean isLast(Worker worker) {
    return worker.lane() == Lane.SHORT
        && idle.stream().filter(one -> one.worker().lane() == Lane.SHORT).count() == 1;
  }

  private boolean waits(Lane lane) {
    return idle.stream().anyMatch(one -> one.worker().lane() == lane);
  }

  private long count(Lane lane) {
    return busy.stream().filter(worker -> worker.lane() == lane).count()
        + idle.stream().filter(one -> one.worker().lane() == lane).count();
  }
}
