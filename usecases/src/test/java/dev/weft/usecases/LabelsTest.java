package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels and origins follow values over tables, products, domains and releases; raising one holds
/// at once.
class LabelsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller STEWARD = TestMesh.as("sue");
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final ProductId DAYS = ProductId.of("sales/days");
  private static final ProductId REPORT = ProductId.of("finance/report");
  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";
  private static final String CUSTOMER = "{ id: customer, name: customer, logicalType: string, ";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: sue, roles: [steward] }");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void followsAValueFromItsCaptureOverProductsAndAnAgreement() {
    mesh.edit("finance/report/sql/report.sql", "count(*)", "max(amount)::bigint");
    applyAndRun();
    assertThat(origins(current(DAYS, "days"), DAYS, "amount"))
        .containsExactly("sales.orders.raw_orders.amount []");
    assertThat(origins(current(REPORT, "report"), REPORT, "orders"))
        .containsExactly(
            "sales.orders.raw_orders.amount [sales report_reads_orders orders.amount]");
    assertThat(current(REPORT, "report").labels().get("orders"))
        .containsEntry("confidentiality", "internal")
        .containsEntry("privacy", "none");
  }

  @Test
  void leavesInputsWithTheLowestLabelsOutAndKeepsAColumnItsOwnOrigin() {
    applyAndRun();
    assertThat(origins(current(DAYS, "days"), DAYS, "day"))
        .containsExactly("sales.days.days.day []");
    assertThat(origins(current(DAYS, "days"), DAYS, "orders"))
        .containsExactly("sales.days.days.orders []");
  }

  @Test
  void raisesALabelOnEveryReleaseAndOnAllThatWasMadeOfIt() {
    mesh.edit("finance/report/sql/report.sql", "count(*)", "count(customer)");
    applyAndRun();
    mesh.run(ANN, "sales/orders");
    assertThat(label(release(ORDERS, 1), "orders", "customer")).isEqualTo("none");

    raise(STEWARD);

    assertThat(label(release(ORDERS, 1), "orders", "customer")).isEqualTo("personal");
    assertThat(label(release(ORDERS, 2), "orders", "customer")).isEqualTo("personal");
    assertThat(label(release(ORDERS, 1), "orders", "day")).isEqualTo("none");
    assertThat(label(release(REPORT, 1), "report", "orders")).isEqualTo("personal");
    assertThat(origins(table(release(REPORT, 1), "report"), REPORT, "orders"))
        .containsExactly(
            "sales.orders.orders.customer [sales report_reads_orders orders.customer]");
    assertThat(label(release(DAYS, 1), "days", "orders")).isEqualTo("none");
  }

  @Test
  void keepsARaisedLabelWhenAnOlderReleaseIsShownAgain() {
    applyAndRun();
    mesh.run(ANN, "sales/orders");
    raise(STEWARD);
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    assertThat(label(release(ORDERS, 3), "orders", "customer")).isEqualTo("personal");
  }

  @Test
  void takesARaisedLabelIntoWhatIsBuiltOfAnOlderRelease() {
    mesh.edit("sales/days/sql/days.sql", "count(*)", "count(customer)");
    applyAndRun();
    raise(STEWARD);
    mesh.run(ANN, "sales/days");
    assertThat(label(release(DAYS, 2), "days", "orders")).isEqualTo("personal");
  }

  @Test
  void lowersALabelWithTheNextReleaseOnly() {
    applyAndRun();
    raise(STEWARD);
    mesh.run(ANN, "sales/orders");
    mesh.edit(CONTRACT, CUSTOMER + personal(), CUSTOMER + "classification: public");
    mesh.apply(STEWARD, "sales/orders");
    assertThat(label(release(ORDERS, 2), "orders", "customer")).isEqualTo("personal");
    mesh.run(ANN, "sales/orders");
    assertThat(label(release(ORDERS, 3), "orders", "customer")).isEqualTo("none");
  }

  @Test
  void leavesLabelsToTheSteward() {
    applyAndRun();
    mesh.edit(CONTRACT, CUSTOMER + "classification: public", CUSTOMER + personal());
    PlanView plan = mesh.plans.plan(ANN, mesh.files("sales/orders"));
    assertThat(plan.products()).isEmpty();
    assertThat(plan.notYours()).singleElement().extracting("who").isEqualTo(List.of("gil", "sue"));
    assertThat(plan.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The labels of orders.customer in sales/orders change from public, none to public,"
                + " personal, which a steward applies");
    AppliedView applied = mesh.apply(STEWARD, "sales/orders");
    assertThat(applied.changed()).isTrue();
  }

  @Test
  void leavesLabelsToTheStewardAlsoWhenAProductWasRetiredMeanwhile() {
    applyAndRun();
    raise(STEWARD);
    mesh.clock.move(Duration.ofDays(32)); // what was read lately is not retired
    mesh.edit("sales/orders/product.yaml", "status: active", "status: retired");
    mesh.edit(CONTRACT, CUSTOMER + personal(), CUSTOMER + "classification: public");
    mesh.apply(ANN, "sales/orders");
    mesh.edit("sales/orders/product.yaml", "status: retired", "status: active");
    PlanView plan = mesh.plans.plan(ANN, mesh.files("sales/orders"));
    assertThat(plan.products()).isEmpty();
    assertThat(plan.notYours()).singleElement().extracting("who").isEqualTo(List.of("gil", "sue"));
    mesh.edit(CONTRACT, CUSTOMER + "classification: public", CUSTOMER + personal());
    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
  }

  @Test
  void letsAStewardApplyLabelsAndNothingElse() {
    applyAndRun();
    mesh.edit(CONTRACT, CUSTOMER + "classification: public", CUSTOMER + personal());
    mesh.edit("sales/orders/sql/orders.sql", "select", "select /* all */");
    assertThat(mesh.apply(STEWARD, "sales/orders").notYours())
        .singleElement()
        .extracting("who")
        .isEqualTo(List.of("ann"));
  }

  @Test
  void letsAnOwnerGiveAFirstLabel() {
    mesh.edit(
        CONTRACT, CUSTOMER + "classification: public }", CUSTOMER.replace("string, ", "string }"));
    applyAndRun();
    mesh.edit(CONTRACT, CUSTOMER.replace("string, ", "string }"), CUSTOMER + personal() + " }");
    mesh.edit(CONTRACT, "version: 1.0.0", "version: 1.1.0");
    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
    assertThat(label(release(ORDERS, 1), "orders", "customer")).isEqualTo("personal");
  }

  @Test
  void saysWhichWayALabelCameThatTheContractLacks() {
    mesh.edit(
        "sales/days/contracts/days.yaml",
        "name: amount, logicalType: number, required: true, classification: internal",
        "name: amount, logicalType: number, required: true, classification: public");
    List<Finding> findings = mesh.plan(ANN).findings();
    mesh.apply(TestMesh.OPERATOR);
    assertThat(mesh.plan(ANN).findings())
        .extracting(Finding::message)
        .containsExactly(
            "Column days.amount is labelled public but carries internal: days.amount ←"
                + " sales/orders@1:orders.amount");
    assertThat(findings).isEmpty(); // nothing is ann's before the domains are there
  }

  @Test
  void keepsValuesFromPortsThatMayNotBePassedOn() {
    mesh.edit("finance/report/sql/report.sql", "count(*)", "max(amount)::bigint");
    mesh.edit("sales/agreements/report.yaml", "reason:", "onward: none\nreason:");
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("gil"));
    mesh.apply(ANN);
    assertThatThrownBy(() -> mesh.plan(FRED))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused ->
                assertThat(refused.findings())
                    .filteredOn(Finding::stops)
                    .extracting(Finding::message)
                    .containsExactly(
                        "Column report.orders of a port is made of orders.amount, which agreement"
                            + " report_reads_orders of sales lets nobody pass on"));
  }

  @Test
  void keepsValuesFromPortsAsSoonAsAnAgreementSaysSo() {
    mesh.edit("finance/report/sql/report.sql", "count(*)", "max(amount)::bigint");
    applyAndRun();
    mesh.edit("sales/agreements/report.yaml", "reason:", "onward: none\nreason:");
    mesh.apply(ANN, "sales");
    assertThat(TestMesh.error(mesh.run(FRED, "finance/report")).code()).isEqualTo("W-BUILD-008");
    mesh.edit("sales/agreements/report.yaml", "onward: none", "onward: guarded");
    mesh.apply(ANN, "sales");
    assertThat(mesh.run(FRED, "finance/report").error()).isNull();
  }

  @Test
  void saysThatRowsOfAFilteredInputAreShownUnfiltered() {
    mesh.with(
        "sales/policies/own.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: own_customer
        stage: enforce
        reason: Customers see their own.
        match: product.name == 'orders' && table.name == 'orders'
        effect: { filter: row.customer == 'c1' }
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("gil"));
    assertThat(mesh.plan(ANN).findings())
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                dev.weft.model.error.ErrorCode.BUILD_UNFILTERED,
                "Table days of a port is made of sales/orders@1:orders, of which policy"
                    + " sales/own_customer keeps rows from readers, and no policy filters the"
                    + " table itself"));
    mesh.edit("sales/policies/own.yaml", "product.name == 'orders' && ", "");
    mesh.edit("sales/policies/own.yaml", "table.name == 'orders'", "table.name != 'none'");
    mesh.edit("sales/policies/own.yaml", "row.customer == 'c1'", "row.day < date('2030-01-01')");
    mesh.apply(TestMesh.as("gil"));
    assertThat(mesh.plan(ANN).findings()).isEmpty();
  }

  private void applyAndRun() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("gil"));
    mesh.apply(ANN);
    mesh.apply(FRED);
    for (String product : List.of("sales/orders", "sales/days")) {
      assertThat(mesh.run(ANN, product).error()).isNull();
    }
    assertThat(mesh.run(FRED, "finance/report").error()).isNull();
  }

  private void raise(Caller caller) {
    mesh.edit(CONTRACT, CUSTOMER + "classification: public", CUSTOMER + personal());
    assertThat(mesh.apply(caller, "sales/orders").changed()).isTrue();
  }

  private static String personal() {
    return "customProperties: [{ property: weft.labels, value: [personal] }]";
  }

  private ReleasedTable current(ProductId product, String table) {
    return table(
        mesh.catalog
            .read(reading -> reading.releases().current(product, 1))
            .orElseThrow()
            .release(),
        table);
  }

  private static ReleasedTable table(Release release, String table) {
    return Objects.requireNonNull(release.tables().get(table));
  }

  private Release release(ProductId product, long number) {
    return mesh.catalog.read(reading -> reading.releases().get(product, number)).release();
  }

  private static String label(Release release, String table, String column) {
    return Objects.requireNonNull(
        Objects.requireNonNull(table(release, table).labels().get(column)).get("privacy"));
  }

  private static List<String> origins(ReleasedTable table, ProductId product, String column) {
    return table.origins(product, column).stream().map(LabelsTest::text).toList();
  }

  private static String text(Origin origin) {
    return String.join(".", origin.domain(), origin.product(), origin.table(), origin.column())
        + " "
        + origin.through().stream()
            .map(p -> p.domain() + " " + p.agreement() + " " + p.table() + "." + p.column())
            .toList();
  }
}
