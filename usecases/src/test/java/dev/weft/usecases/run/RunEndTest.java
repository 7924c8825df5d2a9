package dev.weft.usecases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.SmallMesh;
import dev.weft.usecases.TestMesh;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ends that cannot be recorded, and starts that are too many.
class RunEndTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String FULL =
      """
      create trigger full before update of state on run when new.ended_at is not null
      begin select raise(abort, 'database or disk is full'); end
      """;

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
  void recordsTheEndOfARunOnceTheStoreTakesIt() throws SQLException, InterruptedException {
    store(FULL);
    var orders =
        new RunRequest.OfRevision(ProductId.of("sales/orders"), Optional.empty(), Optional.empty());
    String id = mesh.runs.start(ANN, orders).id();
    mesh.hub.await(id);
    RunView stuck = mesh.shown.show(ANN, id);
    assertThat(stuck.state()).isEqualTo("running");
    mesh.worker.renew();
    assertThat(mesh.shown.show(ANN, stuck.id()).state()).isEqualTo("running");

    store("drop trigger full");
    mesh.worker.renew();
    RunView ended = mesh.shown.show(ANN, stuck.id());
    assertThat(ended.state()).isEqualTo("failed");
    assertThat(TestMesh.error(ended).code()).isEqualTo(ErrorCode.SERVER_STORE.code());
    assertThat(mesh.sweeps.sweepAtStart()).as("its files have gone").isZero();
    assertThat(mesh.run(ANN, "sales/orders").state()).isEqualTo("succeeded");
  }

  @Test
  void takesNoMorePreviewsThanItCanBear() {
    mesh.run(ANN, "sales/orders");
    for (int i = 0; i < 8; i++) {
      queued("p" + i);
    }
    assertThatThrownBy(() -> mesh.preview(ANN, "sales/orders", Map.of()))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.RUN_BUSY);
              assertThat(refused.sentence())
                  .isEqualTo(
                      "Cannot start a preview: 8 are under way, as many as this server takes at"
                          + " once");
            });
    assertThat(mesh.run(ANN, "sales/orders").state()).as("a build").isEqualTo("succeeded");
    mesh.catalog.write(cause(), writing -> writing.runs().markLost(Long.MAX_VALUE));
    assertThat(mesh.preview(ANN, "sales/orders", Map.of()).state()).isEqualTo("succeeded");
  }

  private void queued(String id) {
    var draft =
        new RunDraft(
            id, ProductId.of("sales/orders"), 1, 1, RunKind.PREVIEW, Optional.empty(), ANN.text());
    mesh.catalog.write(
        cause(), writing -> writing.runs().queue(draft, mesh.worker.hold(writing.now())));
  }

  private static Cause cause() {
    return new Cause("platform", "test", "");
  }

  private void store(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve("catalog.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
