package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a statement moves, is stopped, or loses its worker; with a clock and workers of the test's.
class WorkerPoolTest {

  private static final GovernedStatement STATEMENT =
      new GovernedStatement("select 1", List.of("a"), new TreeMap<>());
  private static final Limits LIMITS = new Limits(10, 1_000, Duration.ofSeconds(10), "ann");

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private final List<ScriptedWorker> started = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<WorkerPool> pools = new ArrayList<>();

  @AfterEach
  void close() {
    pools.forEach(WorkerPool::close);
  }

  private WorkerPool pool(ScriptedWorker.Script script) {
    WorkerPool pool =
        new WorkerPool(
            Pools.settings(Engine.NATIVE, folder),
            (lane, reach) -> {
              ScriptedWorker worker = new ScriptedWorker(lane, reach, script);
              started.add(worker);
              return worker;
            },
            clock);
    pools.add(pool);
    return pool;
  }

  private WeftException failure(WorkerPool pool) {
    return catchThrowableOfType(WeftException.class, () -> run(pool));
  }

  private void run(WorkerPool pool) {
    pool.run(STATEMENT, Rendering.CSV, LIMITS, new Cancellation(), out);
  }

  private String sent() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void beginsAnewInTheLongLaneWhatHasSentNothingForLong() {
    List<Lane> lanes = new ArrayList<>();
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              lanes.add(worker.lane());
              if (worker.lane() == Lane.SHORT) {
                clock.pass(Attempt.PATIENCE);
                return worker.obey();
              }
              clock.pass(Duration.ofSeconds(5));
              return ScriptedWorker.send(result, "late");
            });
    run(pool);
    assertThat(lanes).containsExactly(Lane.SHORT, Lane.LONG);
    assertThat(sent()).isEqualTo("late");
  }

  /// The second one would wait behind the first for nothing.
  @Test
  void leavesForOnePlaceInTheLongLaneOnlyOnce() {
    List<Lane> lanes = new ArrayList<>();
    List<WorkerPool> self = new ArrayList<>();
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              lanes.add(worker.lane());
              if (worker.lane() == Lane.LONG) {
                return ScriptedWorker.send(result, " first");
              }
              if (lanes.size() == 1) {
                run(self.getFirst()); // a second one beside the first
                return worker.obey();
              }
              clock.pass(Attempt.PATIENCE);
              assertThat(worker.isCancelled()).isFalse();
              return ScriptedWorker.send(result, "second");
            });
    self.add(pool);
    run(pool);
    assertThat(lanes).containsExactly(Lane.SHORT, Lane.SHORT, Lane.LONG);
    assertThat(sent()).isEqualTo("second first");
  }

  @Test
  void staysInTheShortLaneOnceBytesAreSent() {
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              ScriptedWorker.send(result, "first ");
              clock.pass(Duration.ofSeconds(5));
              assertThat(worker.isCancelled()).isFalse();
              return ScriptedWorker.send(result, "second");
            });
    run(pool);
    assertThat(sent()).isEqualTo("first second");
  }

  @Test
  void sendsNothingOfWhatWasMovedMeanwhile() {
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              if (worker.lane() == Lane.SHORT) {
                clock.pass(Attempt.PATIENCE);
                return ScriptedWorker.send(result, "too late");
              }
              return ScriptedWorker.send(result, "whole");
            });
    run(pool);
    assertThat(sent()).isEqualTo("whole");
  }

  @Test
  void triesAgainWithMoreMemoryWhatHasSentNothing() {
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              if (worker.lane() == Lane.SHORT) {
                throw EngineErrors.tooMuchMemory();
              }
              return ScriptedWorker.send(result, "large");
            });
    run(pool);
    assertThat(sent()).isEqualTo("large");
  }

  @Test
  void doesNotTryAgainWhatFailsForAnotherReason() {
    WorkerPool pool =
        pool(
            (_, _, _) -> {
              throw WeftException.of(ErrorCode.SQL_RUN, "It fails", "");
            });
    assertThat(failure(pool).code()).isEqualTo(ErrorCode.SQL_RUN);
    assertThat(started).noneMatch(worker -> worker.lane() == Lane.LONG);
  }

  @Test
  void asksFirstAndKillsThen() {
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              ScriptedWorker.send(result, "begun");
              clock.pass(LIMITS.time());
              assertThat(worker.isCancelled()).isTrue();
              assertThat(worker.isKilled()).isFalse();
              clock.pass(Attempt.GRACE);
              assertThat(worker.isKilled()).isTrue();
              return worker.obey();
            });
    assertThat(failure(pool))
        .returns(ErrorCode.SQL_TIMEOUT, WeftException::code)
        .hasMessageContaining("10.0 s");
  }

  @Test
  void tellsTheLossOfAWorkerOfOneStatementOnly() {
    List<ScriptedWorker> lost = new ArrayList<>();
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              if (lost.isEmpty()) {
                lost.add(worker);
                ScriptedWorker.send(result, "half");
                throw new EOFException("killed by somebody");
              }
              return ScriptedWorker.send(result, "|whole");
            });
    assertThat(failure(pool).code()).isEqualTo(ErrorCode.SQL_WORKER);
    assertThat(lost.getFirst().isKilled()).isTrue();
    run(pool);
    assertThat(sent()).isEqualTo("half|whole");
  }

  @Test
  void doesNotTrustAWorkerThatSendsMoreRowsThanAsked() {
    WorkerPool pool =
        pool(
            (_, _, result) -> {
              result.announce(11, 5);
              return new Outcome(11, false);
            });
    assertThat(failure(pool).code()).isEqualTo(ErrorCode.SQL_WORKER);
  }

  @Test
  void refusesMoreBytesThanAllowedAndAsksTheWorkerToStop() {
    WorkerPool pool =
        pool(
            (worker, _, result) -> {
              WeftException refused =
                  catchThrowableOfType(
                      WeftException.class, () -> ScriptedWorker.send(result, "x".repeat(1_001)));
              result.refuse();
              assertThat(worker.isCancelled()).isTrue();
              throw refused;
            });
    assertThat(failure(pool).code()).isEqualTo(ErrorCode.SQL_RESULT_TOO_LARGE);
    assertThat(sent()).isEmpty();
  }

  @Test
  void endsAStreamOnlyWhenItIsWhole() {
    WorkerPool pool =
        pool(
            (_, job, result) -> {
              ScriptedWorker.send(result, "batch");
              if (job.limits().owner().equals("bea")) {
                throw new EOFException("killed");
              }
              return new Outcome(1, false);
            });
    pool.run(STATEMENT, Rendering.ARROW, LIMITS, new Cancellation(), out);
    assertThat(out.toByteArray()).endsWith(-1, -1, -1, -1, 0, 0, 0, 0);
    out.reset();
    Limits beas = new Limits(10, 1_000, Duration.ofSeconds(10), "bea");
    assertThatThrownBy(() -> pool.run(STATEMENT, Rendering.ARROW, beas, new Cancellation(), out))
        .isInstanceOf(WeftException.class);
    assertThat(sent()).isEqualTo("batch");
  }

  @Test
  void givesAnOwnerTheWorkerThatKnowsTheirFiles() {
    List<ScriptedWorker> used = new ArrayList<>();
    WorkerPool pool =
        pool(
            (worker, job, _) -> {
              used.add(worker);
              return new Outcome(0, false);
            });
    run(pool);
    run(pool);
    assertThat(used.get(1)).isSameAs(used.get(0));
  }
}
