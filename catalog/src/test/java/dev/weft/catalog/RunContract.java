package dev.weft.catalog;

import static dev.weft.catalog.JournalContract.inParallel;
import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.build;
import static dev.weft.catalog.Samples.keyed;
import static dev.weft.catalog.Samples.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.catalog.run.RunStep;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class RunContract extends CatalogContract {

  private static final Run.Failure FAILED =
      new Run.Failure("W-RUN-001", "2 checks failed", "run it again");

  private Hold hold() {
    return new Hold("node-1", clock.micros() + 30_000_000);
  }

  private Run queue(RunDraft draft) {
    return write(w -> w.runs().queue(draft, hold()));
  }

  private Run running(String id) {
    queue(build(id, ORDERS));
    return write(w -> w.runs().start(id));
  }

  private Run run(String id) {
    return read(r -> r.runs().get(id));
  }

  @Test
  void goesFromQueuedThroughRunningToSucceeded() {
    Run queued = queue(build("r1", ORDERS));
    assertThat(queued.state()).isEqualTo(RunState.QUEUED);
    assertThat(queued.progress()).isEqualTo("{}");
    assertThat(find(r -> r.runs().hold("r1"))).contains(hold());

    clock.advance(Duration.ofSeconds(1));
    Run started = write(w -> w.runs().start("r1"));
    assertThat(started.startedAt()).contains(clock.micros());
    assertThat(find(r -> r.runs().building(ORDERS, 1))).contains(started);

    Run done = write(w -> w.runs().succeed("r1", 7));
    assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(done.releaseNumber()).contains(7L);
    assertThat(find(r -> r.runs().building(ORDERS, 1))).isEmpty();
    assertThat(find(r -> r.runs().hold("r1"))).isEmpty();
    assertThat(journaledKinds()).containsExactly("run.queued", "run.started", "run.succeeded");
  }

  @Test
  void keepsWhyARunFailed() {
    running("r1");
    change(w -> w.runs().fail("r1", FAILED));

    assertThat(run("r1").state()).isEqualTo(RunState.FAILED);
    assertThat(run("r1").failure()).contains(FAILED);
    assertThat(run("r1").endedAt()).contains(clock.micros());
  }

  @Test
  void cancelsAQueuedRun() {
    queue(build("r1", ORDERS));
    change(
        w ->
            w.runs()
                .cancel("r1", new Run.Failure("W-RUN-005", "cancelled by ann", "run it again")));

    assertThat(run("r1").state()).isEqualTo(RunState.CANCELLED);
    assertThat(refusal(w -> w.runs().start("r1"))).isEqualTo(ErrorCode.RUN_ENDED);
  }

  @Test
  void endsOnce() {
    running("r1");
    change(w -> w.runs().fail("r1", FAILED));

    assertThat(refusal(w -> w.runs().fail("r1", FAILED))).isEqualTo(ErrorCode.RUN_ENDED);
    assertThat(refusal(w -> w.runs().succeed("r1", 1))).isEqualTo(ErrorCode.RUN_ENDED);
    assertThat(refusal(w -> w.runs().start("r1"))).isEqualTo(ErrorCode.RUN_ENDED);
    assertThat(refusal(w -> w.runs().putStep(step("r1", 0, 1)))).isEqualTo(ErrorCode.RUN_ENDED);
  }

  @Test
  void saysThatARunIsMissing() {
    assertThat(refusal(w -> w.runs().start("nothing"))).isEqualTo(ErrorCode.RUN_NOT_FOUND);
    assertThat(refusal(w -> w.runs().fail("nothing", FAILED))).isEqualTo(ErrorCode.RUN_NOT_FOUND);
    assertThat(find(r -> r.runs().find("nothing"))).isEmpty();
  }

  @Test
  void doesTheSameWorkOnce() {
    queue(keyed("r1", "orders-1"));

    assertThatThrownBy(() -> queue(keyed("r2", "orders-1")))
        .isInstanceOfSatisfying(
            WeftException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.RUN_BUSY);
              assertThat(e.details()).containsEntry("run", "r1");
            });
    assertThat(find(r -> r.runs().findByKey("orders-1"))).map(Run::id).contains("r1");

    change(w -> w.runs().start("r1"));
    change(w -> w.runs().succeed("r1", 1));
    assertThat(refusal(w -> w.runs().queue(keyed("r3", "orders-1"), hold())))
        .isEqualTo(ErrorCode.RUN_BUSY);
  }

  @Test
  void triesFailedWorkAgain() {
    queue(keyed("r1", "orders-1"));
    change(w -> w.runs().fail("r1", FAILED));
    assertThat(find(r -> r.runs().findByKey("orders-1"))).isEmpty();

    queue(keyed("r2", "orders-1"));
    assertThat(find(r -> r.runs().findByKey("orders-1"))).map(Run::id).contains("r2");
  }

  @Test
  void refusesAnIdThatIsTaken() {
    queue(build("r1", ORDERS));

    assertThat(refusal(w -> w.runs().queue(build("r1", MEMBERS), hold())))
        .isEqualTo(ErrorCode.RUN_BUSY);
  }

  @Test
  void buildsAMajorOneAtATime() {
    running("r1");
    queue(build("r2", ORDERS));
    queue(build("r3", MEMBERS));

    assertThatThrownBy(() -> write(w -> w.runs().start("r2")))
        .hasMessageContaining("Run r1 is building sales/orders@1");
    change(w -> w.runs().start("r3"));
    change(w -> w.runs().fail("r1", FAILED));
    change(w -> w.runs().start("r2"));
    assertThat(run("r2").state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void letsOneOfManyBuildsStart() throws Exception {
    IntStream.range(0, 6).forEach(i -> queue(build("r" + i, ORDERS)));
    List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());

    inParallel(
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    (Runnable)
                        () -> {
                          var e = catchThrowable(() -> change(w -> w.runs().start("r" + i)));
                          if (e != null) {
                            refused.add(e);
                          }
                        })
            .toList());

    assertThat(refused).hasSize(5).allMatch(e -> e instanceof WeftException);
    assertThat(list(r -> r.runs().live(Run.Cursor.OLDEST, 10)))
        .filteredOn(run -> run.state() == RunState.RUNNING)
        .hasSize(1);
  }

  @Test
  void previewsAndRollsBackBesideABuild() {
    running("r1");
    for (RunKind kind : List.of(RunKind.PREVIEW, RunKind.ROLLBACK)) {
      String id = kind.name();
      queue(new RunDraft(id, ORDERS, 1, 1, kind, Optional.empty(), "ann"));
      change(w -> w.runs().start(id));
      assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
    }
  }

  @Test
  void takesOverTheSlotOfARunThatGivesNoSignOfLife() {
    running("r1");
    queue(build("r2", ORDERS));
    clock.advance(Duration.ofSeconds(29));
    change(w -> w.runs().renew(List.of("r1"), hold()));
    clock.advance(Duration.ofSeconds(29));
    assertThat(refusal(w -> w.runs().start("r2"))).isEqualTo(ErrorCode.RUN_BUSY);

    clock.advance(Duration.ofSeconds(1));
    change(w -> w.runs().start("r2"));

    assertThat(run("r1").state()).isEqualTo(RunState.LOST);
    assertThat(find(r -> r.runs().building(ORDERS, 1))).map(Run::id).contains("r2");
  }

  @Test
  void publishesNothingForARunThatWasLost() {
    running("r1");
    clock.advance(Duration.ofMinutes(1));
    List<Run> lost = write(w -> w.runs().markLost(w.now()));
    assertThat(lost).extracting(Run::id).containsExactly("r1");
    assertThat(lost.getFirst().failure().orElseThrow().code()).isEqualTo("W-RUN-008");

    assertThat(
            refusal(
                w -> {
                  w.releases().publish(release(ORDERS, "1.0.0", "r1"), 0);
                  w.runs().succeed("r1", 1);
                }))
        .isEqualTo(ErrorCode.RUN_ENDED);
    assertThat(find(r -> r.releases().current(ORDERS, 1))).isEmpty();
  }

  @Test
  void losesOnlyWhatIsPastItsHold() {
    running("r1");
    clock.advance(Duration.ofSeconds(20));
    queue(build("r2", MEMBERS));
    clock.advance(Duration.ofSeconds(20));

    assertThat(lostBefore(clock.micros())).containsExactly("r1");
    assertThat(lostBefore(clock.micros())).isEmpty();
    assertThat(lostBefore(Long.MAX_VALUE)).containsExactly("r2");
    assertThat(list(r -> r.runs().live(Run.Cursor.OLDEST, 10))).isEmpty();
  }

  private List<String> lostBefore(long time) {
    List<Run> lost = write(w -> w.runs().markLost(time));
    return lost.stream().map(Run::id).toList();
  }

  @Test
  void renewsOnlyTheOwnersHolds() {
    queue(build("r1", ORDERS));
    change(w -> w.runs().renew(List.of("r1"), new Hold("node-2", Long.MAX_VALUE)));

    assertThat(find(r -> r.runs().hold("r1"))).contains(hold());
  }

  /// A run whose thread is gone although its server lives must not be believed for ever.
  @Test
  void renewsOnlyTheRunsThatAreNamed() {
    queue(build("r1", ORDERS));
    queue(build("r2", MEMBERS));
    Hold before = hold();
    clock.advance(Duration.ofSeconds(20));
    change(w -> w.runs().renew(List.of("r2", "gone"), hold()));

    assertThat(find(r -> r.runs().hold("r1"))).contains(before);
    assertThat(find(r -> r.runs().hold("r2"))).contains(hold());
    assertThat(hold()).isNotEqualTo(before);
  }

  @Test
  void losesTheRunsOfAnOwnerThatHasGone() {
    queue(build("r1", ORDERS));
    write(w -> w.runs().queue(build("r2", MEMBERS), new Hold("node-2", Long.MAX_VALUE)));

    List<Run> lost = write(w -> w.runs().markLostOf("node-2"));

    assertThat(lost).extracting(Run::id).containsExactly("r2");
    assertThat(run("r2").state()).isEqualTo(RunState.LOST);
    assertThat(run("r1").state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void asksTheOwnerOnceToStopARun() {
    running("r1");
    change(w -> w.runs().askToStop("r1"));
    change(w -> w.runs().askToStop("r1"));

    assertThat(list(r -> r.runs().toStop(hold().owner()))).containsExactly("r1");
    assertThat(list(r -> r.runs().toStop("node-2"))).isEmpty();
    assertThat(journaledKinds()).containsOnlyOnce("run.stopping");

    change(w -> w.runs().cancel("r1", FAILED));
    change(w -> w.runs().askToStop("r1"));
    assertThat(list(r -> r.runs().toStop(hold().owner()))).isEmpty();
    assertThat(journaledKinds()).containsOnlyOnce("run.stopping");
  }

  @Test
  void keepsTheLastStateOfEveryStep() {
    running("r1");
    change(w -> w.runs().putStep(step("r1", 1, 0)));
    change(w -> w.runs().putStep(step("r1", 0, 5)));
    change(w -> w.runs().putStep(step("r1", 1, 9)));

    assertThat(list(r -> r.runs().steps("r1", -1, 10)))
        .containsExactly(step("r1", 0, 5), step("r1", 1, 9));
    assertThat(list(r -> r.runs().steps("r1", 0, 10))).containsExactly(step("r1", 1, 9));
    assertThat(list(r -> r.runs().steps(List.of("r0", "r1"), 1)))
        .isEqualTo(list(r -> r.runs().steps("r1", -1, 1)));
    assertThat(list(r -> r.runs().steps(List.of(), 1))).isEmpty();
    assertThat(journal().getLast().detail()).contains("\"rows\":9");
  }

  private static RunStep step(String run, int ordinal, long rows) {
    return new RunStep(
        run,
        ordinal,
        "lines",
        "transform",
        RunState.RUNNING,
        rows,
        Optional.of(5L),
        Optional.empty(),
        "");
  }

  @Test
  void showsProgressWhileItLasts() {
    running("r1");
    change(w -> w.runs().progress("r1", "{\"done\": 3}"));
    assertThat(run("r1").progress()).isEqualTo("{\"done\":3}");

    change(w -> w.runs().fail("r1", FAILED));
    change(w -> w.runs().progress("r1", "{\"done\": 4}"));
    assertThat(run("r1").progress()).isEqualTo("{\"done\":3}");
  }

  @Test
  void listsNewestFirstInPagesAlsoWithinOneMoment() {
    for (String id : List.of("r1", "r2", "r3")) {
      queue(build(id, ORDERS));
    }
    clock.advance(Duration.ofSeconds(1));
    queue(build("r0", MEMBERS));

    var first = list(r -> r.runs().list(Run.Cursor.NEWEST, 2));
    assertThat(first).extracting(Run::id).containsExactly("r0", "r3");
    assertThat(list(r -> r.runs().list(first.getLast().cursor(), 5)))
        .extracting(Run::id)
        .containsExactly("r2", "r1");
    assertThat(list(r -> r.runs().listOf(MEMBERS, Run.Cursor.NEWEST, 5)))
        .extracting(Run::id)
        .containsExactly("r0");
    assertThat(list(r -> r.runs().live(Run.Cursor.OLDEST, 2)))
        .extracting(Run::id)
        .containsExactly("r1", "r2");
  }
}
