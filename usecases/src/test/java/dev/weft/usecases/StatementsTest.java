package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import dev.weft.formats.folder.FolderReader;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.contract.ListContracts;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.ListChecks;
import dev.weft.usecases.run.ListRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An answer about many things takes no more statements than one about few.
@OnPostgres
class StatementsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final ProductId DAYS = ProductId.of("sales/days");
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final PageRequest ALL = new PageRequest("", 100);

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh =
        SmallMesh.applied(
            new TestMesh(
                root,
                new TestMesh.Place(TestPostgres.server().fresh(), root.resolve("lake"), "node-1")));
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  /// What is understood once is known then: the second answer is counted.
  private static long statements(Runnable ask) {
    ask.run();
    try (var counted = new CountedStatements()) {
      ask.run();
      assertThat(counted.count()).isPositive();
      return counted.count();
    }
  }

  /// Three products more that read the orders.
  private void grow() {
    for (String name : List.of("days2", "days3", "days4")) {
      for (String path :
          List.of("product.yaml", "contracts/days.yaml", "build.yaml", "sql/days.sql")) {
        mesh.with("sales/" + name + "/" + path.replace("days", name), copy(path, name));
      }
    }
    mesh.apply(ANN);
  }

  private String copy(String path, String name) {
    try {
      return Files.readString(mesh.folder.resolve("sales/days/" + path)).replace("days", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void plansAFolderInWhichNothingChanged() {
    Runnable plan = () -> assertThat(mesh.plan(ANN).empty()).isTrue();
    long few = statements(plan);

    grow();

    assertThat(statements(plan)).isEqualTo(few);
  }

  @Test
  void listsContracts() {
    var contracts = new ListContracts(mesh.catalog, mesh.mesh);
    long few = statements(() -> contracts.list(ANN, ALL));

    grow();

    assertThat(contracts.list(ANN, ALL).items()).hasSizeGreaterThan(6);
    assertThat(statements(() -> contracts.list(ANN, ALL))).isEqualTo(few);
  }

  @Test
  void showsWhereEverythingStands() {
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    var status = new ShowStatus(mesh.catalog, mesh.mesh, mesh.log);
    var node = new Node("test", "http://x", "postgresql", 0, false);
    var cage = new StatusView.Cage("best_effort", 0, List.of());
    long few = statements(() -> status.show(ANN, node, cage));

    grow();
    mesh.run(ANN, "sales/days2");
    mesh.run(ANN, "sales/days3");

    assertThat(status.show(ANN, node, cage).products())
        .filteredOn(product -> product.rows() != null)
        .hasSize(4);
    assertThat(statements(() -> status.show(ANN, node, cage))).isEqualTo(few);
  }

  @Test
  void listsRuns() {
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    var runs = new ListRuns(mesh.catalog, mesh.mesh);
    long few = statements(() -> runs.list(ANN, Optional.empty(), ALL));

    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");

    assertThat(runs.list(ANN, Optional.empty(), ALL).items()).hasSize(4);
    assertThat(statements(() -> runs.list(ANN, Optional.empty(), ALL))).isEqualTo(few);
  }

  /// Each release shows a revision of its own.
  @Test
  void listsReleasesOfManyRevisions() {
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    reviseAndRun(1);
    Runnable list = () -> mesh.releases.list(ANN, DAYS, ALL);
    long few = statements(list);

    reviseAndRun(2);
    reviseAndRun(3);

    assertThat(mesh.releases.list(ANN, DAYS, ALL).items()).hasSize(4);
    assertThat(statements(list)).isEqualTo(few);
  }

  private void reviseAndRun(int time) {
    mesh.with("sales/days/README.md", "Written " + time + " times.\n");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/days");
  }

  @Test
  void listsChecks() {
    mesh.run(ANN, "sales/orders");
    var checks = new ListChecks(mesh.catalog, mesh.mesh);
    Runnable list = () -> checks.list(ANN, ORDERS, Optional.empty(), ALL);
    long few = statements(list);

    mesh.edit(
        "sales/orders/internal/raw_orders.yaml",
        "    properties:\n",
        """
            quality: [{ name: raw_rows, type: library, metric: rowCount, mustBeGreaterThan: 0 }]
            properties:
        """);
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");

    assertThat(checks.list(ANN, ORDERS, Optional.empty(), ALL).items())
        .extracting(CheckedView::table)
        .contains("orders", "raw_orders");
    assertThat(statements(list)).isEqualTo(few);
  }

  /// What a product reads and how many of its columns is asked about at once.
  @Test
  void plansAProductOfManyInputs() {
    grow();
    mesh.with("sales/days/README.md", "One input.\n");
    Runnable plan = () -> assertThat(mesh.plan(ANN).products()).hasSize(1);
    long few = statements(plan);

    mesh.edit(
        "sales/days/product.yaml",
        "inputPorts: [",
        "inputPorts: [{ name: two, version: 1.0.0, contractId: sales.days2.days2 }, "
            + "{ name: three, version: 1.0.0, contractId: sales.days3.days3 }, ");
    mesh.with(
        "sales/days/sql/days.sql",
        """
        select o.day, count(*) as orders, sum(o.amount + d.amount + t.amount)::double as amount
        from sales.orders.orders o
        join sales.days2.days2 d on d.day = o.day join sales.days3.days3 t on t.day = o.day
        group by o.day
        """);

    assertThat(statements(plan)).isEqualTo(few);
  }

  @Test
  void listsReleases() {
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    Runnable list = () -> mesh.releases.list(ANN, DAYS, ALL);
    long few = statements(list);

    mesh.run(ANN, "sales/days");
    mesh.run(ANN, "sales/days");

    assertThat(mesh.releases.list(ANN, DAYS, ALL).items()).hasSize(3);
    assertThat(statements(list)).isEqualTo(few);
  }

  @Test
  void asksQuestionsAgainUnderOtherPolicies() {
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    mesh.query(ANN, "select day from sales.days.days");
    mesh.log.seal();
    MeshFolder folder = new FolderReader().read(List.of()).folder();
    Runnable replay = () -> mesh.replays.of(ANN, folder, 1);
    long few = statements(replay);

    grow();
    for (String name : List.of("days2", "days3", "days4")) {
      mesh.run(ANN, "sales/" + name);
      mesh.query(ANN, "select day from sales." + name + "." + name);
    }
    mesh.log.seal();

    assertThat(mesh.replays.of(ANN, folder, 1).queries()).isGreaterThanOrEqualTo(4);
    assertThat(statements(replay)).isEqualTo(few);
  }
}
