package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.engine.duckdb.text.TextErrors;
import dev.weft.engine.duckdb.text.TextSource;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Understands texts in a few processes: the engine computes constants while it binds, and nothing
/// but a limit of the system and a kill end that. As long as one process answers quickly it is the
/// only one. Thread-safe.
public final class TextPool implements TextSource {

  /// The engine's own limit is ten seconds; what it cannot interrupt ends a little later.
  private static final Duration PATIENCE = Duration.ofSeconds(11);

  private static final Duration START = Duration.ofMinutes(1);

  private static final int MOST = 4;

  /// Questions that may wait for one process when there are no more.
  private static final int WAITING = 32;

  private static final Duration IDLE = Duration.ofMinutes(1);

  /// A process that has understood as many is replaced: the engine does not give everything back.
  private static final int ANSWERS = 100_000;

  /// Starts one process.
  @FunctionalInterface
  interface Start {
    TextProcess start(Duration patience);
  }

  private final Start start;
  private final Duration patience;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<TextProcess> processes = new ArrayList<>();
  private boolean starting;
  private boolean closed;

  /// A pool of real processes. None is started before the first question, or `warm`.
  public static TextPool open(PoolSettings settings) {
    return open(settings, PATIENCE);
  }

  static TextPool open(PoolSettings settings, Duration patience) {
    ClockAlarms clock = new ClockAlarms();
    ProcessSource source = new ProcessSource(settings);
    TextPool pool = new TextPool(wanted -> source.startText(clock, wanted), patience);
    pool.opened.push(clock);
    pool.opened.push(source);
    return pool;
  }

  TextPool(Start start, Duration patience) {
    this.start = start;
    this.patience = patience;
  }

  /// Starts a process in the background, so that the first question finds one.
  public void warm() {
    Thread.ofVirtual().name("warm-text").start(this::tryStart);
  }

  private void tryStart() {
    try {
      engine();
    } catch (WeftException e) {
      // whoever asks next tries again, and is told
      return;
    }
  }

  /// Throws `WeftException` SERVER_CAGE when no process can be started. The one that was given last
  /// is the last to be given again, so that few wait for one that another is about to ask.
  @Override
  public TextEngine engine() {
    synchronized (this) {
      Optional<TextProcess> found = find();
      if (found.isPresent()) {
        processes.remove(found.get());
        processes.add(found.get());
        return found.get();
      }
      starting = true;
    }
    return another();
  }

  @Override
  public <T> T within(Duration time, Supplier<T> work) {
    return Allowance.within(time, work);
  }

  /// One to ask; empty when another one is to be started. One is started at a time: each takes what
  /// others need to answer. Waits while the first one starts.
  private Optional<TextProcess> find() {
    awaitStart();
    if (closed) {
      throw PoolErrors.stopping();
    }
    Optional<TextProcess> free = processes.stream().filter(one -> one.waiting() == 0).findFirst();
    if (free.isPresent()) {
      return free;
    }
    return processes.size() < MOST && !starting ? Optional.empty() : Optional.of(least());
  }

  private TextProcess least() {
    TextProcess least = Collections.min(processes, Comparator.comparingInt(TextProcess::waiting));
    if (least.waiting() > WAITING) {
      throw PoolErrors.busy(MOST * WAITING);
    }
    return least;
  }

  private void awaitStart() {
    tidy();
    try {
      while (processes.isEmpty() && starting && !closed) {
        Duration left = Allowance.left(START);
        if (!left.isPositive()) {
          throw TextErrors.timeout();
        }
        wait(left.toMillis() + 1);
        tidy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TextErrors.timeout().causedBy(e);
    }
  }

  private void tidy() {
    processes.stream().skip(1).filter(one -> one.isIdle(IDLE)).forEach(TextProcess::retire);
    processes.stream().filter(one -> one.answered() > ANSWERS).forEach(TextProcess::retire);
    processes.removeIf(one -> !one.isAlive());
  }

  /// Takes a while, in which others may ask those that are there; longer than the statement may
  /// wait, somebody else will find it.
  private TextProcess another() {
    var promised = new CompletableFuture<TextProcess>();
    Thread.ofVirtual().name("start-text").start(() -> start(promised));
    try {
      return promised.get(Allowance.left(START).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw TextErrors.timeout().causedBy(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof WeftException failure ? failure : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TextErrors.timeout().causedBy(e);
    }
  }

  private void start(CompletableFuture<TextProcess> promised) {
    Optional<TextProcess> started = Optional.empty();
    try {
      started = Optional.of(start.start(patience));
    } catch (RuntimeException e) {
      promised.completeExceptionally(e);
    } finally {
      keep(started);
    }
    started.ifPresent(promised::complete);
  }

  private synchronized void keep(Optional<TextProcess> started) {
    starting = false;
    if (closed) {
      started.ifPresent(TextProcess::retire);
    } else {
      started.ifPresent(
          process -> {
            processes.add(process);
            process.whenOver(() -> replace(process));
          });
    }
    notifyAll();
  }

  /// Has another one ready when the last one was lost to a text. One that never answered would only
  /// be lost again.
  private void replace(TextProcess lost) {
    synchronized (this) {
      processes.removeIf(one -> !one.isAlive());
      if (closed || !processes.isEmpty() || lost.answered() == 0) {
        return;
      }
    }
    warm();
  }

  /// How many there are.
  public synchronized int count() {
    return (int) processes.stream().filter(TextProcess::isAlive).count();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      processes.forEach(TextProcess::retire);
      processes.clear();
      notifyAll();
    }
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("The processes could not be closed", e);
      }
    }
  }
}
