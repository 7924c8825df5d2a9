package dev.weft.engine.duckdb.pool;

import dev.weft.engine.Cancellation;
import dev.weft.engine.FairQueue;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.query.QueryErrors;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.Readiness;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// Answers governed statements in worker processes. A statement waits its owner's turn, begins in
/// the short lane, and is begun anew in the long one when it has sent nothing after 300 ms and that
/// helps somebody, or when it needs more memory. A worker that does not end in time is killed; the
/// loss of a worker is the failure of one statement. Thread-safe.
public final class WorkerPool implements QueryEngine {

  private static final Duration TENDING = Duration.ofSeconds(5);
  private static final Duration CHECK = Duration.ofMinutes(1);
  private static final byte[] END_MARK = {-1, -1, -1, -1, 0, 0, 0, 0};

  /// More files than that are not linked one by one.
  private static final long MOST_LINKS = 2_000;

  private final PoolSettings settings;
  private final Alarms alarms;
  private final Workers workers;
  private final FairQueue shortLane;
  private final FairQueue longLane;
  private final MemoryWatch memory = new MemoryWatch();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /// A pool of real processes. None is started before the first statement, or `warm`.
  public static WorkerPool open(PoolSettings settings) {
    ClockAlarms clock = new ClockAlarms();
    ProcessSource source = new ProcessSource(settings);
    WorkerPool pool = new WorkerPool(settings, source, clock);
    pool.opened.push(clock);
    pool.opened.push(source);
    return pool;
  }

  WorkerPool(PoolSettings settings, WorkerSource source, Alarms alarms) {
    this.settings = settings;
    this.alarms = alarms;
    this.workers = new Workers(source, settings, alarms);
    this.shortLane = new FairQueue(settings.workers(Lane.SHORT), settings.waiting());
    this.longLane = new FairQueue(settings.workers(Lane.LONG), settings.waiting());
    tendLater();
  }

  @Override
  public Ending run(
      GovernedStatement statement,
      Rendering rendering,
      Limits limits,
      Cancellation cancellation,
      OutputStream out) {
    Job job = new Job(statement, rendering, limits);
    long deadline = alarms.now() + limits.time().toNanos();
    try (LongPlace place = new LongPlace(longLane, shortLane, limits.owner())) {
      return attempt(job, Lane.SHORT, place, deadline, cancellation, out)
          .or(() -> attempt(job, Lane.LONG, place, deadline, cancellation, out))
          .orElseThrow(QueryErrors::cancelled);
    }
  }

  /// Starts a worker in the background, so that the first statement finds one.
  public void warm() {
    workers.warm();
  }

  /// Starts a worker now. Throws `WeftException` SERVER_CAGE when none starts, or when its jail has
  /// gaps and may not.
  public void check() {
    workers.giveBack(
        workers
            .lease(Lane.SHORT, "", Reach.LINKS, CHECK, new Cancellation())
            .orElseThrow(PoolErrors::notReady));
  }

  /// What the newest worker said of its jail, by guard: 0 when it holds, else the negative number
  /// of the system's error; empty before there was one.
  public Map<String, Integer> guards() {
    return workers.readiness().<Map<String, Integer>>map(Readiness::guards).orElse(Map.of());
  }

  /// Runs a worker through statements of every kind and has it write down what it loaded.
  ///
  /// @param cache the file to be written; pools whose settings name it start faster
  public static void learn(PoolSettings settings, Path cache) {
    try (ClockAlarms clock = new ClockAlarms();
        ProcessSource source = new ProcessSource(settings)) {
      new Lesson(clock).teach(source.startLearning(cache));
    }
  }

  /// How many worker processes there are.
  public int count() {
    return workers.count();
  }

  @Override
  public void close() {
    memory.close();
    workers.close();
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("The pool could not be closed", e);
      }
    }
  }

  /// Empty when the statement is to be begun anew in the long lane.
  private Optional<Ending> attempt(
      Job job,
      Lane lane,
      LongPlace place,
      long deadline,
      Cancellation cancellation,
      OutputStream out) {
    try (FairQueue.Turn turn = enter(lane, place, job.limits().owner())) {
      await(turn, job, deadline, cancellation);
      Reach reach = job.files() > MOST_LINKS ? Reach.LAKE : Reach.LINKS;
      try {
        return attempt(job, lane, reach, place, deadline, cancellation, out);
      } catch (UnlinkableException e) {
        return attempt(job, lane, Reach.LAKE, place, deadline, cancellation, out);
      }
    }
  }

  private FairQueue.Turn enter(Lane lane, LongPlace place, String owner) {
    return (lane == Lane.SHORT ? shortLane.enter(owner) : place.enter())
        .orElseThrow(() -> PoolErrors.busy(settings.waiting()));
  }

  private void await(FairQueue.Turn turn, Job job, long deadline, Cancellation cancellation) {
    boolean granted = false;
    try (var _ = cancellation.onCancel(turn::abandon)) {
      granted = turn.await(Math.max(0, deadline - alarms.now()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QueryErrors.cancelled();
    }
    if (cancellation.isCancelled()) {
      throw QueryErrors.cancelled();
    }
    if (!granted) {
      throw QueryErrors.timeout(job.limits().time());
    }
  }

  private Optional<Ending> attempt(
      Job job,
      Lane lane,
      Reach reach,
      LongPlace place,
      long deadline,
      Cancellation cancellation,
      OutputStream out) {
    Limits limits = job.limits();
    Duration left = Duration.ofNanos(Math.max(0, deadline - alarms.now()));
    Worker worker =
        workers
            .lease(lane, limits.owner(), reach, left, cancellation)
            .orElseThrow(
                () ->
                    cancellation.isCancelled()
                        ? QueryErrors.cancelled()
                        : QueryErrors.timeout(limits.time()));
    try (Attempt attempt =
            new Attempt(
                alarms, worker, limits.time(), deadline - alarms.now(), cancellation, place);
        var _ = memory.watch(worker::memory, budget(lane), attempt::outgrow)) {
      try {
        return run(job, worker, attempt, out);
      } catch (WeftException failure) {
        if (attempt.movesAfter(failure)) {
          return Optional.empty();
        }
        throw attempt.explain(failure);
      }
    } finally {
      workers.giveBack(worker);
    }
  }

  private Optional<Ending> run(Job job, Worker worker, Attempt attempt, OutputStream out) {
    Result result = new Result(out, job.limits().rows(), job.limits().bytes(), attempt);
    try {
      Outcome outcome = worker.run(job, result);
      if (attempt.isMoved()) {
        return Optional.empty();
      }
      if (job.rendering() == Rendering.ARROW) {
        // only now is the stream whole: its readers take any other end for this one
        result.announce(0, END_MARK.length);
        result.write(END_MARK, END_MARK.length);
      }
      return Optional.of(new Ending(outcome.rows(), result.bytes(), outcome.truncated()));
    } catch (UnlinkableException e) {
      throw e;
    } catch (IOException e) {
      worker.kill();
      throw PoolErrors.workerLost().causedBy(e);
    }
  }

  /// Honest work holds somewhat more than its engine counts.
  private long budget(Lane lane) {
    return settings.memory(lane) * 3 / 2 + (100L << 20);
  }

  private void tendLater() {
    var _ =
        alarms.after(
            TENDING,
            () -> {
              Thread.ofVirtual().name("tend-workers").start(workers::tend);
              tendLater();
            });
  }
}
