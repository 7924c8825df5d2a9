package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.CancelRun;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens while something else goes on.
class SideBySideTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void runsOneBuildOfAMajorAtATimeAndStopsItWhenToldTo() throws Exception {
    mesh.run(ANN, "sales/orders");
    mesh.edit(
        "sales/orders/sql/orders.sql",
        "from raw_orders",
        "from raw_orders where (select count(*) from range(100000000) a, range(100000) b) > order_id");
    mesh.apply(ANN);
    var request = new RunRequest.OfRevision(ORDERS, Optional.empty(), Optional.empty());
    RunView endless = mesh.runs.start(ANN, request);
    var busy = catchThrowableOfType(WeftException.class, () -> mesh.runs.start(ANN, request));
    assertThat(busy.code().code()).isEqualTo("W-RUN-004");
    assertThat(busy.details()).containsEntry("run", endless.id());
    awaitTransform(endless);
    var cancels = mesh.cancels;
    assertThat(cancelFails(cancels, "eve", endless)).isEqualTo("W-RUN-006");
    RunView ended = cancels.cancel(ANN, endless.id());
    assertThat(ended.state()).isEqualTo("cancelled");
    assertThat(TestMesh.error(ended).code()).isEqualTo("W-RUN-005");
    assertThat(cancelFails(cancels, "ann", endless)).isEqualTo("W-RUN-007");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
  }

  private void awaitTransform(RunView run) throws InterruptedException {
    var reached = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                mesh.shown.follow(
                    ANN,
                    run.id(),
                    step -> {
                      if (step.kind().equals("transform")) {
                        reached.countDown();
                      }
                    });
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
  }

  private static String cancelFails(CancelRun cancels, String caller, RunView run) {
    return catchThrowableOfType(
            WeftException.class, () -> cancels.cancel(TestMesh.as(caller), run.id()))
        .code()
        .code();
  }

  @Test
  void readsAllTablesOfAProductFromOneReleaseWhileOthersArePublished() throws Exception {
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  again: {}\n");
    mesh.with("sales/orders/sql/again.sql", "select order_id from orders\n");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    var publishing = CompletableFuture.runAsync(this::publishFiveTimes);
    int asked = 0;
    while (!publishing.isDone() || asked < 3) {
      assertThat(
              mesh.query(
                  ANN,
                  """
                  select (select count(*) from sales.orders.orders)
                    = (select count(*) from sales.orders.again) as same
                  """))
          .isEqualTo("same\ntrue\n");
      asked++;
    }
    publishing.get(60, TimeUnit.SECONDS);
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.again")).isEqualTo("n\n8\n");
  }

  private void publishFiveTimes() {
    for (int rows = 4; rows <= 8; rows++) {
      mesh.source("data/orders.csv", SmallMesh.orders(rows));
      assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    }
  }

  @Test
  void previewsBesideABuild() {
    var request = new RunRequest.OfRevision(ORDERS, Optional.empty(), Optional.empty());
    RunView build = mesh.runs.start(ANN, request);
    assertThat(mesh.preview(ANN, "sales/orders", Map.of()).error()).isNull();
    try {
      assertThat(mesh.shown.follow(ANN, build.id(), _ -> {}).release())
          .isEqualTo("sales/orders@1.0.0+1");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    var storage = mesh.storage.inspect(TestMesh.OPERATOR);
    assertThat(storage.missing() + storage.unreachable()).isZero();
  }
}
