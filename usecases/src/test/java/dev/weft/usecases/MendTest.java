package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.MendRuns;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that a server left behind when it died.
class MendTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;
  private MendRuns mending;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    mending = new MendRuns(mesh.catalog, mesh.lake);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void writesNothingWhenNothingWasLeftBehind() {
    long before = head();
    assertThat(mending.mendAll()).isZero();
    assertThat(head()).isEqualTo(before);
  }

  @Test
  void endsWhatWasQueuedOrRunningAndFreesTheProduct() {
    leave("r-running", true);
    leave("r-queued", false);
    assertThat(mending.mendAll()).isEqualTo(2);
    for (String id : new String[] {"r-running", "r-queued"}) {
      RunView lost = mesh.shown.show(ANN, id);
      assertThat(lost.state()).isEqualTo("lost");
      assertThat(TestMesh.error(lost).code()).isEqualTo("W-RUN-008");
    }
    assertThat(mending.mendAll()).isZero();
    assertThat(mesh.run(ANN, "sales/orders").release()).isEqualTo("sales/orders@1.0.0+2");
  }

  @Test
  void throwsAwayWhatALostRunWroteAndNothingElse() throws IOException {
    leave("r-running", true);
    Path written = root.resolve("lake/sales/orders/1/orders/r-running/data.parquet");
    Files.createDirectories(written.getParent());
    Files.writeString(written, "half");
    mending.mendAll();
    assertThat(written).doesNotExist();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).missing()).isZero();
  }

  private void leave(String id, boolean started) {
    mesh.catalog.write(
        new Cause("ann", "test", ""),
        writing -> {
          writing
              .runs()
              .queue(
                  new RunDraft(id, ORDERS, 1, 1, RunKind.BUILD, Optional.empty(), "ann"),
                  new Hold("dead", 1));
          return started ? writing.runs().start(id) : writing.runs().get(id);
        });
  }

  private long head() {
    return mesh.catalog.read(reading -> reading.journal().head());
  }
}
