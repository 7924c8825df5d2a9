package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.worker.Outcome;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which workers stay and which go, with a clock of the test's.
class WorkersTest {

  private final HandClock clock = new HandClock();
  private final List<ScriptedWorker> started = new ArrayList<>();
  private Workers workers = new Workers(this::start, settings(), clock);

  @BeforeEach
  void anew() {
    workers = new Workers(this::start, settings(), clock);
  }

  private static PoolSettings settings() {
    return Pools.settings(Engine.NATIVE, Path.of("/nowhere"));
  }

  /// Spares are started in the background, and only there on virtual threads; here none comes.
  private Worker start(Lane lane, Reach reach) {
    if (Thread.currentThread().isVirtual()) {
      throw PoolErrors.notStarted("", new IOException("no spares in this test"));
    }
    ScriptedWorker worker = new ScriptedWorker(lane, reach, (_, _, _) -> new Outcome(0, false));
    started.add(worker);
    return worker;
  }

  private void useAtOnce(Lane... lanes) {
    List<Worker> busy = new ArrayList<>();
    for (Lane lane : lanes) {
      busy.add(workers.lease(lane, "ann", Reach.LINKS));
    }
    busy.forEach(workers::giveBack);
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
    assertThat(workers.lease(Lane.SHORT, "ann", Reach.LINKS)).isIn(started);
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
    Worker worn = workers.lease(Lane.SHORT, "ann", Reach.LINKS);
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
    assertThat(workers.lease(Lane.SHORT, "ann", Reach.LINKS)).isSameAs(started.getLast());
    assertThat(started).hasSize(2);
    assertThat(started.getFirst().isKilled()).isTrue();
  }

  @Test
  void leavesNobodyBehindWhenItIsClosed() {
    useAtOnce(Lane.SHORT, Lane.LONG);
    Worker busy = workers.lease(Lane.LONG, "ann", Reach.LINKS);
    workers.close();
    assertThat(living()).isZero();
    workers.giveBack(busy);
    assertThat(workers.count()).isZero();
  }
}
