package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.storage.StorageView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is swept away, and when.
class SweepTest {

  private static final Caller ANN = TestMesh.as("ann");

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
  void keepsTheFilesOfAnExpiredPreviewForThoseWhoStillReadThem() {
    mesh.run(ANN, "sales/orders");
    RunView preview = mesh.preview(ANN, "sales/orders", Map.of());
    assertThat(preview.error()).isNull();
    mesh.clock.move(Duration.ofDays(8));
    mesh.sweeps.sweepAndDrop();
    assertThatThrownBy(
            () -> mesh.query(ANN, "select count(*) from " + preview.preview() + ".orders"))
        .isInstanceOf(WeftException.class);

    // A statement that was planned a moment ago may still read.
    StorageView at = mesh.sweeps.sweep(TestMesh.OPERATOR);
    assertThat(at.removed()).isZero();
    assertThat(mesh.sweeps.sweepAtStart()).isZero();
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).missing()).isZero();

    mesh.clock.move(Duration.ofHours(3));
    assertThat(mesh.sweeps.sweep(TestMesh.OPERATOR).removed()).isPositive();
    StorageView after = mesh.storage.inspect(TestMesh.OPERATOR);
    assertThat(after.missing()).isZero();
    assertThat(after.unreachable()).isZero();
  }
}
