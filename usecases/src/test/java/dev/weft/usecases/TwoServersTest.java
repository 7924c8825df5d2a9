package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers work on one catalog and one lake without stepping on each other.
@OnPostgres
class TwoServersTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final RunRequest ORDERS =
      new RunRequest.OfRevision(ProductId.of("sales/orders"), Optional.empty(), Optional.empty());

  @TempDir private Path root;
  private TestMesh one;
  private TestMesh two;

  @BeforeEach
  void start() {
    String database = TestPostgres.server().fresh();
    Path lake = root.resolve("lake");
    one =
        SmallMesh.applied(
            new TestMesh(root.resolve("1"), new TestMesh.Place(database, lake, "node-1")));
    two = new TestMesh(root.resolve("2"), new TestMesh.Place(database, lake, "node-2"));
    two.source("data/orders.csv", SmallMesh.orders(3));
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  /// A run of the first server that does not end by itself and has written files.
  private RunView endless() throws InterruptedException {
    one.edit(
        "sales/orders/sql/orders.sql",
        "from raw_orders",
        "from raw_orders where (select count(*) from range(100000000) a, range(100000) b) > order_id");
    one.apply(ANN);
    RunView run = one.runs.start(ANN, ORDERS);
    var reached = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> follow(run, reached));
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    return run;
  }

  /// Follows at the other server, which is told nothing and has to look.
  private void follow(RunView run, CountDownLatch reached) {
    try {
      two.shown.follow(
          ANN,
          run.id(),
          step -> {
            if (step.kind().equals("transform")) {
              reached.countDown();
            }
          });
    } catch (InterruptedException | WeftException e) {
      // The test has ended before the run.
    }
  }

  private List<Path> filesOf(RunView run) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("lake"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(run.id()))
          .toList();
    }
  }

  private static void await(TestMesh mesh, RunView run) throws InterruptedException {
    mesh.shown.follow(ANN, run.id(), _ -> {});
  }

  @Test
  void eachShowsAndQueriesWhatTheOtherBuilt() {
    RunView run = one.run(ANN, "sales/orders");
    assertThat(two.shown.show(ANN, run.id())).isEqualTo(run);
    assertThat(two.run(ANN, "sales/orders").release()).isEqualTo("sales/orders@1.0.0+2");
    for (TestMesh each : List.of(one, two)) {
      assertThat(each.query(ANN, "select count(*) as n from sales.orders.orders"))
          .isEqualTo("n\n3\n");
    }
    assertThat(two.rollbacks.rollBack(ANN, ProductId.of("sales/orders"), 1).number()).isEqualTo(3);
    assertThat(two.run(ANN, "sales/days").release()).isEqualTo("sales/days@1.0.0+1");
  }

  @Test
  void oneOfTwoThatBuildTheSameIsToldWhoDoesAlready() throws Exception {
    RunView run = endless();

    var busy = catchThrowableOfType(WeftException.class, () -> two.runs.start(ANN, ORDERS));

    assertThat(busy.code()).isEqualTo(ErrorCode.RUN_BUSY);
    assertThat(busy.details()).containsEntry("run", run.id());
  }

  @Test
  void aRunIsCancelledAtTheOtherServer() throws Exception {
    RunView run = endless();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var cancelled = threads.submit(() -> two.cancels.cancel(ANN, run.id()));
      while (!cancelled.isDone()) {
        one.worker.stopWhatIsAsked();
        Thread.onSpinWait();
      }
      assertThat(cancelled.get().state()).isEqualTo("cancelled");
    }
    await(one, run);
    assertThat(filesOf(run)).isEmpty();
    assertThat(two.run(ANN, "sales/days").error()).isNotNull();
  }

  @Test
  void aRunOfADeadServerIsLostWhenItsHoldHasEnded() throws Exception {
    RunView run = endless();
    assertThat(two.mends.mendExpired()).isZero();
    assertThat(two.mends.mendOf("node-2")).isZero();

    // Nobody renews for the first server: it is as good as dead.
    two.clock.move(Duration.ofMinutes(3));
    assertThat(two.mends.mendExpired()).isEqualTo(1);

    assertThat(two.shown.show(ANN, run.id()).state()).isEqualTo("lost");
    assertThat(two.runs.start(ANN, ORDERS).state()).isEqualTo("running");
    two.hub.stop(Duration.ofSeconds(30));
    one.hub.stop(Duration.ofSeconds(30));
    assertThat(one.shown.show(ANN, run.id()).state()).isEqualTo("lost");
  }

  @Test
  void aRunWhoseServerRenewsIsNotLostAlthoughTheClocksDiffer() throws Exception {
    RunView run = endless();
    two.clock.move(Duration.ofMinutes(90));
    two.worker.renew();
    one.worker.renew();
    assertThat(two.mends.mendExpired()).isZero();

    two.clock.move(Duration.ofSeconds(90));
    assertThat(two.mends.mendExpired()).isZero();
    assertThat(two.shown.show(ANN, run.id()).state()).isEqualTo("running");
  }

  @Test
  void aServerThatStartsAgainEndsItsOwnRunsOnly() throws Exception {
    RunView run = endless();

    assertThat(two.mends.mendOf("node-2")).isZero();
    assertThat(two.mends.mendOf("node-1")).isEqualTo(1);
    assertThat(two.shown.show(ANN, run.id()).state()).isEqualTo("lost");
  }

  @Test
  void aSweepSparesWhatTheOtherHasNotPublishedYet() throws Exception {
    RunView run = endless();
    List<Path> written = filesOf(run);
    assertThat(written).isNotEmpty();
    two.clock.move(Duration.ofHours(5));
    two.worker.renew();
    one.worker.renew();

    assertThat(two.sweeps.sweep(TestMesh.OPERATOR).removed()).isZero();
    assertThat(filesOf(run)).containsAll(written);

    two.clock.move(Duration.ofMinutes(3));
    two.mends.mendExpired();
    one.hub.stop(Duration.ofSeconds(30));
    two.sweeps.sweep(TestMesh.OPERATOR);
    assertThat(filesOf(run)).isEmpty();
  }

  @Test
  void oneSweepsAtATime() {
    two.catalog.write(
        new Cause("platform", "background", ""),
        w -> w.leases().take("sweep", new Hold("node-2", w.now() + 60_000_000)));

    assertThat(one.sweeps.sweepAndDrop()).isEmpty();
    var busy = catchThrowableOfType(WeftException.class, () -> one.sweeps.sweep(TestMesh.OPERATOR));
    assertThat(busy.code()).isEqualTo(ErrorCode.SERVER_BUSY);
    assertThat(two.sweeps.sweepAndDrop()).isPresent();
    assertThat(one.sweeps.sweepAndDrop()).isPresent();
  }
}
