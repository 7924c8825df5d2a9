package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.engine.duckdb.text.TextSource;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Understands texts in a few processes: the engine computes constants while it binds, and nothing
/// but a limit of the system and a kill end that. As long as one process answers quickly it is the
/// only one. Thread-safe.
public final class TextPool implements TextSource {

  /// The engine's own limit is ten seconds; what it cannot interrupt ends a little later.
  private static final Duration PATIENCE = Duration.ofSeconds(11);

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

  /// Throws `WeftException` SERVER_CAGE when no process can be started.
  @Override
  public synchronized TextEngine engine() {
    if (closed) {
      throw PoolErrors.stopping();
    }
    processes.stream().skip(1).filter(one -> one.isIdle(IDLE)).forEach(TextProcess::retire);
    processes.stream().filter(one -> one.answered() > ANSWERS).forEach(TextProcess::retire);
    processes.removeIf(one -> !one.isAlive());
    return processes.stream()
        .filter(one -> one.waiting() == 0)
        .findFirst()
        .orElseGet(this::another);
  }

  /// One more, or, when there are as many as may be, the one that is asked least.
  private TextProcess another() {
    if (processes.size() < MOST) {
      TextProcess started = start.start(patience);
      processes.add(started);
      return started;
    }
    TextProcess least = Collections.min(processes, Comparator.comparingInt(TextProcess::waiting));
    if (least.waiting() > WAITING) {
      throw PoolErrors.busy(MOST * WAITING);
    }
    return least;
  }

  /// How many there are.
  public synchronized int count() {
    return processes.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      processes.forEach(TextProcess::retire);
      processes.clear();
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
