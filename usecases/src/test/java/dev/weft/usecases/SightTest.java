package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is counted in data is data: whoever may not read a table sees none of its numbers, at any
/// door.
class SightTest {

  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void showsNumbersToThoseWhoReadTheTable() {
    apply();
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.steps())
        .extracting("name", "rows")
        .contains(org.assertj.core.groups.Tuple.tuple("orders", 3L));
    ReleaseView release = releases(EVE);
    assertThat(release.tables()).extracting("rows").containsExactly(3L);
    assertThat(release.checks()).extracting("failing").doesNotContainNull();
    assertThat(status(EVE)).isEqualTo(3L);
  }

  @Test
  void showsNoNumberOfATableWhoseRowsAPolicyFilters() {
    filtered();
    RunView run = mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
    assertThat(run.error()).isNull();
    assertThat(mesh.query(ANN, "select order_id from sales.orders.orders order by order_id"))
        .isEqualTo("order_id\n2\n3\n");
    for (Caller caller : new Caller[] {ANN, EVE}) {
      ReleaseView release = releases(caller);
      assertThat(release.tables())
          .filteredOn(t -> !t.name().startsWith("_quarantine"))
          .isNotEmpty()
          .allMatch(t -> t.rows() == null && t.bytes() == null && t.quarantined() == null);
      assertThat(release.checks())
          .isNotEmpty()
          .allMatch(c -> c.failing() == null && c.actual().isEmpty() && c.message().isEmpty());
      ReleaseDiffView diff = mesh.diffs.diff(caller, ORDERS, 1, 2);
      assertThat(diff.tables())
          .filteredOn(t -> !t.name().startsWith("_quarantine"))
          .isNotEmpty()
          .allMatch(t -> t.rowsFrom() == null && t.rowsTo() == null);
      assertThat(status(caller)).isNull();
    }
    RunView shown = mesh.shown.show(ANN, run.id());
    assertThat(shown.steps())
        .filteredOn(step -> !step.name().startsWith("_quarantine"))
        .isNotEmpty()
        .allMatch(step -> step.rows() == null && step.message().isEmpty());
    assertThat(shown.checks()).isNotEmpty().allMatch(check -> check.failing() == null);
  }

  @Test
  void showsNoNumberWhileTheFirstRunGoesOn() throws InterruptedException {
    filtered();
    var started =
        mesh.runs.start(
            ANN,
            new dev.weft.usecases.run.RunRequest.OfRevision(
                ORDERS, java.util.Optional.empty(), java.util.Optional.empty()));
    var steps = new ArrayList<RunView.Step>();
    mesh.shown.follow(ANN, started.id(), steps::add);
    assertThat(steps).isNotEmpty().allMatch(step -> step.rows() == null);
  }

  @Test
  void showsTheOperatorHowThingsStandAndNothingCounted() {
    apply();
    RunView run = mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
    RunView shown = mesh.shown.show(TestMesh.OPERATOR, run.id());
    assertThat(shown.state()).isEqualTo("succeeded");
    assertThat(shown.steps())
        .isNotEmpty()
        .allMatch(step -> step.rows() == null && step.message().isEmpty());
    assertThat(shown.checks())
        .isNotEmpty()
        .allMatch(check -> check.failing() == null && check.message().isEmpty());
    assertThat(releases(TestMesh.OPERATOR).tables()).isEmpty();
    assertThat(releases(TestMesh.OPERATOR).checks()).isEmpty();
    ReleaseDiffView diff = mesh.diffs.diff(TestMesh.OPERATOR, ORDERS, 1, 2);
    assertThat(diff.tables()).isEmpty();
    assertThat(diff.checks()).isEmpty();
    assertThat(status(TestMesh.OPERATOR)).isNull();
  }

  @Test
  void tellsTheOperatorThatARunFailedButNotOverWhichRows() {
    apply();
    mesh.source("data/orders.csv", SmallMesh.orders(2).replace("\n2,", "\n1,"));
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("message").asString().contains("orders.order_id");
    RunView shown = mesh.shown.show(TestMesh.OPERATOR, run.id());
    assertThat(shown.error()).extracting("code").isEqualTo("W-RUN-001");
    assertThat(shown.error()).extracting("message").asString().doesNotContain("order_id");
    assertThat(shown.steps()).allMatch(step -> step.message().isEmpty());
  }

  @Test
  void tellsNobodyOutsideThatAHiddenProductExists() {
    mesh.with(
        "sales/orders/product.yaml",
        read("sales/orders/product.yaml")
            .replace(
                "[{ property: weft.kind",
                "[{ property: weft.hidden, value: true }, { property: weft.kind"));
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    assertThatThrownBy(() -> mesh.releases.list(TestMesh.as("flo"), ORDERS, new PageRequest("", 5)))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND));
    assertThat(mesh.releases.list(ANN, ORDERS, new PageRequest("", 5)).items()).isEmpty();
  }

  private void apply() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
  }

  /// The mesh with a policy that leaves out rows of every table with an order.
  private void filtered() {
    mesh.with(
        "policies/first_order_is_a_test.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: first_order_is_a_test
        stage: enforce
        reason: The first order was placed by ourselves.
        match: "'order_id' in table.columns"
        effect: { filter: row.order_id != 1 }
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
  }

  private String read(String file) {
    try {
      return java.nio.file.Files.readString(root.resolve("mesh").resolve(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ReleaseView releases(Caller caller) {
    return mesh.releases.list(caller, ORDERS, new PageRequest("", 5)).items().getFirst();
  }

  private @Nullable Long status(Caller caller) {
    StatusView status =
        new ShowStatus(mesh.catalog, mesh.mesh, mesh.log)
            .show(
                caller,
                new Node("1", "", "jdbc:sqlite:x", 0, false),
                new StatusView.Cage("", 0, List.of()));
    return status.products().stream()
        .filter(product -> product.product().equals("sales/orders"))
        .findFirst()
        .orElseThrow()
        .rows();
  }
}
