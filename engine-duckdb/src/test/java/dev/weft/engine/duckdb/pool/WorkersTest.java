package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which workers stay and which go, with a clock of the test's.
class WorkersTest {

  private final HandClock clock = new HandClock();
  private final List<ScriptedWorker> started = new CopyOnWriteArrayList<>();
  private final Semaphore gate = new Semaphore(1);
  private final Semaphore spares = new Semaphore(0);
  private Workers workers = new Workers(this::start, settings(), clock);

  @BeforeEach
  void anew() {
    workers = new Workers(this::start, settings(), clock);
  }

  private static PoolSettings settings() {
    return Pools.settings(Engine.NATIVE, Path.of("/nowhere"));
  }

  /// Spares are started in the background; here none comes.
  private Worker start(Lane lane, Reach reach) {
    if (Thread.currentThread().getName().equals("warm-worker")) {
      spares.release();
      throw PoolErrors.notStarted("", new IOException("no spares in this test"));
    }
    gate.acquireUninterruptibly();
    gate.release();
    ScriptedWorker worker = new ScriptedWorker(lane, reach, (_, _, _) -> new Outcome(0, false));
    started.add(worker);
    return worker;
  }

  private void useAtOnce(Lane... lanes) {
    List<Worker> busy = new ArrayList<>();
    for (Lane lane : lanes) {
      busy.add(lease(lane));
    }
    busy.forEach(workers::giveBack);
  }

  private Worker lease(Lane lane) {
    return workers
        .lease(lane, "ann", Reach.LINKS, Duration.ofMinutes(1), new Cancellation())
        .orElseThrow();
  }

  private long living() {
    return started.stream().filter(worker -> !worker.isKilled()).count();
  }

  @Test
  void keepsAllWhileThereIsWork() {
    useAtOnce(Lane.SHORT, Lane.SHORT, Lane.LONG);
    clock.pass(Workers.IDLE.minusNanos(1));
    workers.tend();
    assertThat(living()).isEqualTo(3);
    assertThat(workers.count()).isEqualTo(3);
  }

  @Test
  void keepsOneOfTheShortLaneAfterAWhileWithoutWork() {
    useAtOnce(Lane.SHORT, Lane.SHORT, Lane.LONG);
    clock.pass(Workers.IDLE);
    workers.tend();
    assertThat(living()).isEqualTo(1);
    assertThat(workers.count()).isEqualTo(1);
    assertThat(lease(Lane.SHORT)).isIn(started);
    assertThat(started).hasSize(3);
  }

  @Test
  void keepsTheLastOneForAsLongAsItIsLean() {
    useAtOnce(Lane.SHORT);
    clock.pass(Workers.IDLE);
    workers.tend();
    assertThat(living()).isEqualTo(1);
    started.getFirst().hold(1L << 30);
    workers.tend();
    assertThat(living()).isZero();
    assertThat(workers.count()).isZero();
  }

  @Test
  void letsOneGoThatIsNotFitWhetherItWorksOrWaits() {
    Worker worn = lease(Lane.SHORT);
    started.getFirst().tire();
    workers.giveBack(worn);
    assertThat(living()).isZero();
    useAtOnce(Lane.SHORT);
    started.getLast().tire();
    workers.tend();
    assertThat(living()).isZero();
    assertThat(workers.count()).isZero();
  }

  @Test
  void givesNobodyAWorkerThatDiedMeanwhile() {
    useAtOnce(Lane.SHORT);
    started.getFirst().tire();
    assertThat(lease(Lane.SHORT)).isSameAs(started.getLast());
    assertThat(started).hasSize(2);
    assertThat(started.getFirst().isKilled()).isTrue();
  }

  @Test
  void leavesNobodyBehindWhenItIsClosed() {
    useAtOnce(Lane.SHORT, Lane.LONG);
    Worker busy = lease(Lane.LONG);
    workers.close();
    assertThat(living()).isZero();
    workers.giveBack(busy);
    assertThat(workers.count()).isZero();
  }

  @Test
  void startsASpareBehindAStatementThatTakesItsTime() throws InterruptedException {
    useAtOnce(Lane.SHORT);
    clock.pass(Attempt.PATIENCE);
    lease(Lane.SHORT);
    clock.pass(Attempt.PATIENCE.minusNanos(1));
    assertThat(spares.availablePermits()).isZero();
    clock.pass(Duration.ofNanos(1));
    spares.acquire();
    assertThat(spares.availablePermits()).isZero();
  }

  @Test
  void leavesAWorkerThatComesTooLateToTheNextStatement() {
    gate.acquireUninterruptibly();
    assertThat(
            workers.lease(Lane.SHORT, "ann", Reach.LINKS, Duration.ofMillis(1), new Cancellation()))
        .isEmpty();
    gate.release();
    while (workers.free() == 0) {
      Thread.onSpinWait();
    }
    assertThat(lease(Lane.SHORT)).isSameAs(started.getFirst());
    assertThat(started).hasSize(1);
  }

  @Test
  void waitsForNoWorkerOnceItIsCancelled() {
    gate.acquireUninterruptibly();
    var cancellation = new Cancellation();
    cancellation.cancel();
    assertThat(workers.lease(Lane.SHORT, "ann", Reach.LINKS, Duration.ofMinutes(1), cancellation))
        .isEmpty();
    gate.release();
  }
}
