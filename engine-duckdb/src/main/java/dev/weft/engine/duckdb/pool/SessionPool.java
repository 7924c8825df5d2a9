package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.FairQueue;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Runs sessions in a few processes, each of which has one at a time. A process stays for a while
/// after its last session; the loss of one is the failure of one session. Thread-safe.
public final class SessionPool implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int WAITING = 100_000;

  private record Idle(SessionProcess process, List<Path> also, long since) {}

  private final int most;
  private final long memory;
  private final ClockAlarms alarms = new ClockAlarms();
  private final ProcessSource source;
  private final MemoryWatch watch = new MemoryWatch();
  private final FairQueue places;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final List<SessionProcess> busy = new ArrayList<>();
  private boolean closed;

  private SessionPool(PoolSettings settings, int most, long memory) {
    this.most = most;
    this.memory = memory;
    this.source = new ProcessSource(settings);
    this.places = new FairQueue(most, WAITING);
    tendLater();
  }

  /// A pool without processes; the first session starts one.
  ///
  /// @param settings of the processes, but for their memory
  /// @param most sessions at one time; more wait
  /// @param memory bytes of the budget of each
  public static SessionPool open(PoolSettings settings, int most, long memory) {
    return new SessionPool(settings, most, memory);
  }

  /// Sessions whose statements read files that are given to them, and whatever lies in some
  /// folders. All sessions of the pool share its places.
  ///
  /// @param also such folders, absolute
  public Sessions reading(List<Path> also) {
    List<Path> folders = List.copyOf(also);
    return cancellation -> session(folders, cancellation);
  }

  /// How many processes there are.
  public synchronized int count() {
    return busy.size() + idle.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      busy.forEach(SessionProcess::kill);
      idle.forEach(one -> one.process().kill());
      idle.clear();
    }
    watch.close();
    source.close();
    alarms.close();
  }

  private Session session(List<Path> also, Cancellation cancellation) {
    FairQueue.Turn turn = places.enter("").orElseThrow(() -> PoolErrors.busy(WAITING));
    try {
      await(turn, cancellation);
      SessionProcess process = lease(also);
      return new RemoteSession(
          process, alarms, watch, limit(), cancellation, over -> giveBack(over, also, turn));
    } catch (RuntimeException | Error e) {
      turn.close();
      throw e;
    }
  }

  private static void await(FairQueue.Turn turn, Cancellation cancellation) {
    try (var _ = cancellation.onCancel(turn::abandon)) {
      if (!turn.await(Long.MAX_VALUE) || cancellation.isCancelled()) {
        throw EngineErrors.cancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineErrors.cancelled();
    }
  }

  private SessionProcess lease(List<Path> also) {
    return takeIdle(also).orElseGet(() -> start(also));
  }

  private synchronized Optional<SessionProcess> takeIdle(List<Path> also) {
    for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
      Idle next = all.next();
      SessionProcess process = next.process();
      if (next.also().equals(also)) {
        all.remove();
        if (process.isFit()) {
          busy.add(process);
          return Optional.of(process);
        }
        process.kill();
      }
    }
    return Optional.empty();
  }

  private SessionProcess start(List<Path> also) {
    makeRoom();
    SessionProcess process = source.startSession(also, memory);
    synchronized (this) {
      if (closed) {
        process.kill();
        throw PoolErrors.stopping();
      }
      busy.add(process);
    }
    return process;
  }

  /// There are never more processes than places, idle ones among them.
  private synchronized void makeRoom() {
    while (busy.size() + idle.size() >= most && !idle.isEmpty()) {
      idle.removeLast().process().kill();
    }
  }

  /// Honest work holds somewhat more than its engine counts, and the driver some for itself.
  private long limit() {
    return memory * 3 / 2 + (250L << 20);
  }

  private void giveBack(SessionProcess process, List<Path> also, FairQueue.Turn turn) {
    synchronized (this) {
      busy.remove(process);
      if (process.isFit() && !closed) {
        idle.push(new Idle(process, also, alarms.now()));
      } else {
        process.kill();
      }
    }
    turn.close();
  }

  private void tendLater() {
    var _ =
        alarms.after(
            IDLE,
            () -> {
              tend(IDLE.toNanos());
              tendLater();
            });
  }

  /// Ends those that nobody has needed for so long.
  private synchronized void tend(long nanos) {
    idle.removeIf(
        one -> {
          boolean old = alarms.now() - one.since() >= nanos;
          if (old) {
            one.process().kill();
          }
          return old;
        });
  }
}
