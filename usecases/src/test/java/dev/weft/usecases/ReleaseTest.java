package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a release keeps, how two differ, and how one comes back.
class ReleaseTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final ProductId DAYS = ProductId.of("sales/days");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void release() {
    mesh = SmallMesh.applied(new TestMesh(root, place(root)));
    mesh.run(ANN, "sales/orders");
  }

  TestMesh.Place place(Path folder) {
    return TestMesh.Place.in(folder);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void keepsItsProvenance() {
    RunView run = mesh.run(ANN, "sales/days");
    ReleaseView release = newest(DAYS);
    assertThat(release.release()).isEqualTo("sales/days@1.0.0+1");
    assertThat(release.by()).isEqualTo("ann");
    assertThat(release.run()).isEqualTo(run.id());
    assertThat(release.revision()).isEqualTo(1);
    assertThat(release.inputs()).containsExactly("sales/orders@1.0.0+1");
    assertThat(release.rollbackOf()).isNull();
    assertThat(release.current()).isTrue();
    assertThat(release.tables()).singleElement().satisfies(this::carriesLabelsAndOrigins);
  }

  private void carriesLabelsAndOrigins(ReleaseView.TableView table) {
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.columns())
        .filteredOn(column -> column.name().equals("amount"))
        .singleElement()
        .satisfies(
            column -> {
              assertThat(column.inputs()).containsExactly("sales/orders@1:orders.amount");
              assertThat(column.labels()).containsEntry("confidentiality", "internal");
            });
  }

  @Test
  void showsWhatDiffersBetweenTwo() {
    mesh.edit(
        "sales/orders/internal/raw_orders.yaml",
        "name: customer,",
        "name: buyer, physicalName: customer,");
    mesh.edit("sales/orders/sql/orders.sql", "customer", "buyer as customer");
    mesh.apply(ANN);
    mesh.source(
        "data/orders.csv", SmallMesh.orders(1).lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
    mesh.run(ANN, "sales/orders");
    ReleaseDiffView diff = mesh.diffs.diff(ANN, ORDERS, 1, 2);
    assertThat(diff.tables())
        .extracting(t -> t.name(), t -> t.action(), t -> t.rowsFrom(), t -> t.rowsTo())
        .contains(
            Tuple.tuple("orders", "changed", 3L, 1L),
            Tuple.tuple("_quarantine_orders", "removed", 1L, null));
    assertThat(diff.tables())
        .filteredOn(table -> table.name().equals("raw_orders"))
        .flatExtracting(ReleaseDiffView.TableDiff::columns)
        .containsExactly(new ReleaseDiffView.ColumnDiff("buyer", "rename", "customer", "buyer"));
    assertThat(diff.checks())
        .extracting(c -> c.name(), c -> c.from(), c -> c.to())
        .contains(Tuple.tuple("range(amount)", "warned", "passed"));
  }

  @Test
  void showsNoRowsToWhoReadsNone() {
    mesh.run(ANN, "sales/orders");
    assertThat(mesh.diffs.diff(TestMesh.OPERATOR, ORDERS, 1, 2).tables()).isEmpty();
    assertThat(mesh.diffs.diff(TestMesh.OPERATOR, ORDERS, 1, 2).checks()).isEmpty();
    assertThat(mesh.diffs.diff(TestMesh.as("eve"), ORDERS, 1, 2).tables())
        .extracting(ReleaseDiffView.TableDiff::name)
        .containsExactly("orders");
    assertThat(list(TestMesh.as("eve")).tables())
        .extracting(ReleaseView.TableView::name)
        .containsExactly("orders");
    assertThat(list(TestMesh.OPERATOR).tables()).isEmpty();
  }

  @Test
  void answersForAHiddenProductAsIfThereWereNone() {
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    mesh.apply(ANN);
    var hidden = failure(TestMesh.as("flo"), ORDERS);
    var nothing = failure(TestMesh.as("flo"), ProductId.of("sales/nothing"));
    assertThat(hidden.code()).isEqualTo(nothing.code());
    assertThat(hidden.sentence()).isEqualTo(nothing.sentence().replace("nothing", "orders"));
    assertThat(list(TestMesh.as("eve")).number()).isEqualTo(1);
  }

  @Test
  void refusesToRollBackToWhatIsCurrentOrNotThere() {
    assertThat(rollBackFails(1)).isEqualTo("W-RELEASE-004");
    assertThat(rollBackFails(7)).isEqualTo("W-RELEASE-001");
    var denied =
        catchThrowableOfType(
            WeftException.class, () -> mesh.rollbacks.rollBack(TestMesh.as("eve"), ORDERS, 1));
    assertThat(denied.code().code()).isEqualTo("W-ACCESS-003");
  }

  @Test
  void pausesTheProductUntilSomebodyRunsIt() {
    mesh.run(ANN, "sales/orders");
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    assertThat(paused()).isTrue();
    mesh.run(ANN, "sales/orders");
    assertThat(paused()).isFalse();
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    mesh.with("sales/orders/README.md", "# Orders\n");
    mesh.apply(ANN);
    assertThat(paused()).isFalse();
  }

  @Test
  void keepsTheCurrentRevisionAfterARollback() {
    mesh.edit(
        "sales/orders/sql/orders.sql", "from raw_orders", "from raw_orders where order_id > 1");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    ReleaseView rolled = mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    assertThat(rolled.revision()).isEqualTo(1);
    assertThat(rolled.number()).isEqualTo(3);
    assertThat(mesh.run(ANN, "sales/orders").revision()).isEqualTo(2);
    assertThat(mesh.plan(ANN).empty()).isTrue();
  }

  @Test
  void letsOnlyOneOfARollbackAndARunWin() {
    mesh.run(ANN, "sales/orders");
    var request = new RunRequest.OfRevision(ORDERS, Optional.empty(), Optional.empty());
    RunView started = mesh.runs.start(ANN, request);
    var rolled =
        catchThrowableOfType(WeftException.class, () -> mesh.rollbacks.rollBack(ANN, ORDERS, 1));
    RunView ended = ended(started);
    if (rolled == null) {
      // Either the run lost the race, or the rollback saw it and went second.
      assertThat(ended.error() == null ? "" : ended.error())
          .extracting("code")
          .asString()
          .isIn("", "W-RELEASE-002");
    } else {
      assertThat(rolled.code().code()).isEqualTo("W-RELEASE-002");
      assertThat(ended.error()).isNull();
    }
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).missing()).isZero();
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
  }

  @Test
  void dropsWhatIsNotRetainedAndKeepsWhatIsPinned() {
    mesh.edit("mesh.yaml", "members:", "retention: { releases: 1, days: 1 }\nmembers:");
    mesh.apply(TestMesh.as("gil"));
    mesh.run(ANN, "sales/days");
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
    mesh.clock.move(Duration.ofDays(3));
    mesh.sweeps.sweepAndDrop();
    mesh.clock.move(Duration.ofDays(1));
    assertThat(mesh.sweeps.sweepAndDrop().orElseThrow().removed()).isPositive();
    assertThat(mesh.releases.list(ANN, ORDERS, new PageRequest("", 10)).items())
        .extracting(ReleaseView::number, ReleaseView::retained)
        .containsExactly(Tuple.tuple(3L, true), Tuple.tuple(2L, false), Tuple.tuple(1L, true));
    var storage = mesh.storage.inspect(TestMesh.OPERATOR);
    assertThat(storage.missing()).isZero();
    assertThat(storage.unreachable()).isZero();
    assertThat(rollBackFails(2)).isEqualTo("W-RELEASE-003");
    var gone =
        catchThrowableOfType(
            WeftException.class,
            () -> mesh.query(ANN, "select 1 from sales.\"orders@1.0.0+2\".orders"));
    assertThat(gone.code().code()).isEqualTo("W-RELEASE-003");
    assertThat(mesh.rollbacks.rollBack(ANN, ORDERS, 1).number()).isEqualTo(4);
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void dropsAPreviewAfterItsTime() {
    RunView preview = mesh.preview(ANN, "sales/orders", java.util.Map.of());
    mesh.clock.move(Duration.ofDays(8));
    mesh.sweeps.sweepAndDrop();
    var gone =
        catchThrowableOfType(
            WeftException.class,
            () -> mesh.query(ANN, "select 1 from " + preview.preview() + ".orders"));
    assertThat(gone.code().code()).isEqualTo("W-RELEASE-003");
    mesh.clock.move(Duration.ofDays(1));
    mesh.sweeps.sweepAndDrop();
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
  }

  private ReleaseView newest(ProductId product) {
    return mesh.releases.list(ANN, product, new PageRequest("", 1)).items().getFirst();
  }

  private ReleaseView list(Caller caller) {
    return mesh.releases.list(caller, ORDERS, new PageRequest("", 1)).items().getFirst();
  }

  private WeftException failure(Caller caller, ProductId product) {
    return catchThrowableOfType(
        WeftException.class, () -> mesh.releases.list(caller, product, new PageRequest("", 1)));
  }

  private String rollBackFails(long to) {
    return catchThrowableOfType(WeftException.class, () -> mesh.rollbacks.rollBack(ANN, ORDERS, to))
        .code()
        .code();
  }

  private boolean paused() {
    return mesh.catalog.<Boolean>read(r -> r.registry().getProduct(ORDERS).paused());
  }

  private RunView ended(RunView run) {
    try {
      return mesh.shown.follow(ANN, run.id(), _ -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
