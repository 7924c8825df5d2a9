package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.mesh.StatusView.ProductStatus;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.ListProducts;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.product.ProductView.ColumnView;
import dev.weft.usecases.product.ProductView.MajorView;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.run.ListRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A product, or a major of one, of which nothing is built: all that it offers stays where it is.
class ExternalProductTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");
  private static final PageRequest FIRST = new PageRequest("", 50);
  private static final ProductId ARCHIVE = ProductId.of("sales/archive");
  private static final String PRODUCT = "sales/orders/product.yaml";
  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";
  private static final String SERVER =
      "servers: [{ server: warehouse, type: snowflake, account: acme, database: sales, schema: old"
          + " }]\n";

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
  void isPlannedWithoutABuild() {
    describe();
    assertThat(mesh.plans.plan(ANN, mesh.files("sales")).products())
        .filteredOn(change -> change.product().equals("sales/archive"))
        .extracting(ProductChange::rebuilds)
        .containsExactly(false);
  }

  @Test
  void isRefusedToRunAndPublishesNothing() {
    describe();
    mesh.apply(ANN, "sales");
    for (Runnable run :
        List.<Runnable>of(
            () -> mesh.run(ANN, "sales/archive"),
            () -> mesh.preview(ANN, "sales/archive", Map.of()))) {
      WeftException refusal = catchThrowableOfType(WeftException.class, run::run);
      assertThat(refusal.code()).isEqualTo(ErrorCode.RUN_INPUT);
      assertThat(refusal.sentence())
          .isEqualTo("There is nothing to build of sales/archive@1: its data stays where it is");
      assertThat(refusal.remedy())
          .isEqualTo("`weft product show sales/archive@1` names the server that has it.");
    }
    assertThat(
            catchThrowableOfType(WeftException.class, () -> mesh.run(FLO, "sales/archive")).code())
        .isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThat(mesh.releases.list(ANN, ARCHIVE, FIRST).items()).isEmpty();
    assertThat(new ListRuns(mesh.catalog, mesh.mesh).list(ANN, Optional.of(ARCHIVE), FIRST).items())
        .isEmpty();
  }

  @Test
  void isShownAsExternalWithWhereItIs() {
    describe();
    mesh.apply(ANN, "sales");
    for (Caller caller : List.of(ANN, FLO, TestMesh.OPERATOR)) {
      assertThat(status(caller, "sales/archive"))
          .extracting(ProductStatus::state, ProductStatus::release, ProductStatus::servers)
          .containsExactly(Tuple.tuple("external", null, List.of("warehouse (snowflake)")));
      assertThat(status(caller, "sales/orders"))
          .extracting(ProductStatus::state, ProductStatus::servers)
          .containsExactly(Tuple.tuple("never run", List.of()));
      assertThat(majors(caller, ARCHIVE))
          .extracting(MajorView::release, MajorView::external)
          .containsExactly(Tuple.tuple(null, true));
    }
    mesh.run(ANN, "sales/orders");
    assertThat(majors(EVE, ProductId.of("sales/orders")))
        .extracting(MajorView::release, MajorView::external)
        .containsExactly(Tuple.tuple("sales/orders@1.0.0+1", false));
  }

  /// What stays elsewhere brings no labels along, and nobody who says nothing calls it harmless.
  @Test
  void showsNoLabelWhereNoneIsDeclared() {
    describe();
    mesh.edit(
        "sales/archive/contracts/old.yaml",
        "classification: public }",
        "classification: public }\n      - { name: customer, logicalType: string }");
    mesh.apply(ANN, "sales");

    assertThat(columns(ANN, ARCHIVE))
        .extracting(ColumnView::name, column -> column.labels().isEmpty())
        .containsExactly(Tuple.tuple("order_id", false), Tuple.tuple("customer", true));
    assertThat(columns(ANN, ARCHIVE).getFirst().labels()).containsValue("public");
    assertThat(columns(ANN, ProductId.of("sales/orders")))
        .isNotEmpty()
        .noneMatch(column -> column.labels().isEmpty());
  }

  private List<ColumnView> columns(Caller caller, ProductId product) {
    return new ShowProduct(mesh.catalog, mesh.mesh, mesh.log)
        .show(caller, product, Optional.empty()).ports().stream()
            .flatMap(port -> port.tables().stream())
            .flatMap(table -> table.columns().stream())
            .toList();
  }

  @Test
  void takesATableFromNobodyWithinAMajor() {
    mesh.run(ANN, "sales/orders");
    moveAway("1.1.0");
    List<Finding> findings =
        catchThrowableOfType(
                WeftException.class, () -> mesh.plans.plan(ANN, mesh.files("sales/orders")))
            .findings();
    assertThat(findings)
        .filteredOn(Finding::stops)
        .extracting(Finding::code, Finding::message)
        .contains(
            Tuple.tuple(
                ErrorCode.CONTRACT_VERSION,
                "`orders` is now external, which sales/orders@1 promises; it reaches"
                    + " finance/report@1, sales/days@1"));
    assertThat(mesh.query(EVE, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void isServedUnderItsOldMajorOnly() {
    mesh.run(ANN, "sales/orders");
    moveAway("2.0.0");
    mesh.apply(ANN, "sales/orders");
    assertThat(refused("sales.orders.orders")).isEqualTo(ErrorCode.SQL_EXTERNAL);
    assertThat(refused("sales.\"orders@2\".orders")).isEqualTo(ErrorCode.SQL_EXTERNAL);
    for (String old : List.of("orders@1", "orders@1.0.0+1")) {
      assertThat(mesh.query(EVE, "select count(*) as n from sales.\"" + old + "\".orders"))
          .isEqualTo("n\n3\n");
    }
    assertThat(status(EVE, "sales/orders"))
        .extracting(ProductStatus::major, ProductStatus::state)
        .containsExactly(Tuple.tuple(1, "released"), Tuple.tuple(2, "external"));
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error()).isNull();
  }

  /// A table that no port promised may move away within its major.
  @Test
  void isNotServedFromAReleaseOfItsMajorBefore() {
    describe();
    capture();
    mesh.apply(ANN, "sales");
    assertThat(mesh.run(ANN, "sales/archive").error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.archive.raw")).isEqualTo("n\n5\n");
    assertThat(listed()).isEqualTo("sales/archive@1.0.0+1");
    captureNoMore();
    mesh.apply(ANN, "sales");
    for (String name :
        List.of("archive", "\"archive@1\"", "\"archive@1.0.0+1\"", "\"archive@+1\"")) {
      assertThat(refused(ANN, "sales." + name + ".raw")).as(name).isEqualTo(ErrorCode.SQL_EXTERNAL);
    }
    assertThat(status(ANN, "sales/archive"))
        .extracting(ProductStatus::state, ProductStatus::release, ProductStatus::rows)
        .containsExactly(Tuple.tuple("external", null, null));
    assertThat(majors(ANN, ARCHIVE)).extracting(MajorView::release).containsOnlyNulls();
    assertThat(listed()).isNull();
  }

  /// The archive keeps a table of its own beside its port.
  private void capture() {
    mesh.with(
        "sales/archive/build.yaml",
        """
        apiVersion: weft/v1
        kind: Build
        captures:
          raw:
            connection: sales_files
            files: orders.csv
            contract: internal/raw.yaml
            drift: { new_column: ignore }
        run: { on: demand }
        """);
    mesh.with(
        "sales/archive/internal/raw.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.archive.raw
        version: 1.0.0
        status: active
        customProperties: [{ property: weft.internal, value: true }]
        schema:
          - name: raw
            logicalType: object
            properties:
              - { name: order_id, logicalType: integer, classification: public }
        """);
  }

  /// The same table is described where it is.
  private void captureNoMore() {
    mesh.remove("sales/archive/build.yaml").remove("sales/archive/internal/raw.yaml");
    mesh.edit("sales/archive/contracts/old.yaml", "version: 1.0.0", "version: 1.1.0");
    mesh.edit(
        "sales/archive/contracts/old.yaml",
        "servers:",
        """
          - name: raw
            logicalType: object
            properties:
              - { name: order_id, logicalType: integer, classification: public }
        servers:\
        """);
  }

  private @Nullable String listed() {
    return new ListProducts(mesh.catalog, mesh.mesh)
        .list(ANN, Optional.of("sales"), FIRST).items().stream()
            .filter(product -> product.product().equals("sales/archive"))
            .findFirst()
            .orElseThrow()
            .release();
  }

  /// The data of orders stays elsewhere from now on.
  private void moveAway(String version) {
    String major = version.charAt(0) + ".0.0";
    mesh.edit(PRODUCT, "version: 1.0.0\nstatus", "version: " + version + "\nstatus");
    mesh.edit(
        PRODUCT,
        "{ name: orders, version: 1.0.0, contractId: sales.orders.orders, type: tables }",
        "{ name: orders, version: "
            + major
            + ", contractId: sales.orders.orders, type: tables,"
            + " customProperties: [{ property: weft.external, value: true }] }");
    mesh.edit(CONTRACT, "version: 1.0.0\n", "version: " + version + "\n" + SERVER);
    mesh.remove("sales/orders/build.yaml").remove("sales/orders/sql/orders.sql");
    mesh.remove("sales/orders/internal/raw_orders.yaml");
  }

  private void describe() {
    mesh.with(
        "sales/archive/product.yaml",
        """
        apiVersion: v1.0.0
        kind: DataProduct
        id: sales.archive
        name: archive
        domain: sales
        version: 1.0.0
        status: active
        description: { purpose: To be found. }
        outputPorts:
          - name: old
            version: 1.0.0
            contractId: sales.archive.old
            customProperties: [{ property: weft.external, value: true }]
        customProperties: [{ property: weft.kind, value: sourceAligned }]
        """);
    mesh.with(
        "sales/archive/contracts/old.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.archive.old
        version: 1.0.0
        status: active
        schema:
          - name: old_orders
            logicalType: object
            properties:
              - { name: order_id, logicalType: integer, primaryKey: true, classification: public }
        """
            + SERVER);
  }

  private List<MajorView> majors(Caller caller, ProductId product) {
    return new ShowProduct(mesh.catalog, mesh.mesh, mesh.log)
        .show(caller, product, Optional.empty())
        .majors();
  }

  private List<ProductStatus> status(Caller caller, String product) {
    return new ShowStatus(mesh.catalog, mesh.mesh, mesh.log)
            .show(
                caller,
                new Node("1", "", "jdbc:sqlite:x", 0, false),
                new StatusView.Cage("", 0, List.of()))
            .products()
            .stream()
            .filter(status -> status.product().equals(product))
            .toList();
  }

  private ErrorCode refused(String table) {
    return refused(EVE, table);
  }

  private ErrorCode refused(Caller caller, String table) {
    return catchThrowableOfType(
            WeftException.class, () -> mesh.query(caller, "select * from " + table))
        .code();
  }
}
