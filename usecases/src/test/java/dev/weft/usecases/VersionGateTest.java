package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.PromiseChange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contract's version says what its changes ask of those who read (4-governance section 5).
class VersionGateTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String PRODUCT = "sales/orders/product.yaml";
  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";
  private static final String SQL = "sales/orders/sql/orders.sql";
  private static final String AMOUNT = "logicalTypeOptions: { minimum: 0 }";

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
  void stopsABreakingChangeAndSaysWhomItReaches() {
    dropCustomer();
    contract("1.0.0", "1.9.0");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-CONTRACT-001");
    assertThat(finding.place().file()).isEqualTo("contracts/orders.yaml");
    assertThat(finding.place().line()).isEqualTo(5);
    assertThat(finding.message())
        .startsWith(
            "Contract sales.orders.orders goes from 1.0.0 to 1.9.0, but its changes take 2.0.0: ")
        .contains("`orders.customer` was removed")
        .endsWith("; it reaches finance/report@1, sales/days@1");
    assertThat(finding.hint()).contains("new major");
  }

  @Test
  void asksForASmallStepWhereNobodyIsHurt() {
    mesh.edit(CONTRACT, AMOUNT, "logicalTypeOptions: { minimum: 1 }");
    assertThat(only().hint()).isEqualTo("Raise the version to 1.1.0 or higher.");
    contract("1.0.0", "1.0.1");
    assertThat(only().message()).contains("take 1.1.0").doesNotContain("reaches");
    contract("1.0.1", "1.1.0");
    ContractChange change = change();
    assertThat(change.impact()).isEqualTo("minor");
    assertThat(change.changes())
        .extracting(PromiseChange::rule, PromiseChange::impact, PromiseChange::reaches)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("range-narrowed", "minor", List.of()));
  }

  @Test
  void asksForAPatchWhereOnlyWordsChange() {
    mesh.edit(CONTRACT, "name: some_rows,", "name: some_rows, description: At least one.,");
    assertThat(only().hint()).isEqualTo("Raise the version to 1.0.1 or higher.");
  }

  @Test
  void letsANewMajorLiveBesideTheOld() {
    dropCustomer();
    version("1.0.0", "2.0.0");
    ContractChange change = change();
    assertThat(change.action()).isEqualTo("add");
    assertThat(change.fromVersion()).isEqualTo("1.0.0");
    assertThat(change.toVersion()).isEqualTo("2.0.0");
    assertThat(change.impact()).isEqualTo("major");
    assertThat(change.changes().stream().filter(one -> one.rule().equals("property-removed")))
        .singleElement()
        .extracting(PromiseChange::reaches)
        .isEqualTo(List.of("finance/report@1", "sales/days@1"));
    mesh.apply(ANN, "sales/orders");
    mesh.edit(PRODUCT, "description: {", "tags: [money]\ndescription: {");
    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
  }

  @Test
  void holdsAnOldMajorToItsOwnPromiseAfterTheNewOneCame() {
    version("1.0.0", "2.0.0");
    mesh.apply(ANN, "sales/orders");
    version("2.0.0", "1.1.0");
    dropCustomer();
    assertThat(only().message()).contains("from 1.0.0 to 1.1.0, but its changes take 2.0.0");
  }

  @Test
  void takesAPortFromNobody() {
    mesh.edit(
        PRODUCT,
        "[{ name: orders, version: 1.0.0, contractId: sales.orders.orders, type: tables }]",
        "[{ name: buyers, version: 1.0.0, contractId: sales.orders.buyers, type: tables }]");
    mesh.with("sales/orders/contracts/buyers.yaml", BUYERS.replace("version: 2", "version: 1"));
    mesh.remove(CONTRACT).remove(SQL);
    mesh.with("sales/orders/sql/buyers.sql", "select distinct customer from raw_orders\n");
    mesh.edit(
        "sales/orders/build.yaml",
        "orders: { sort: [order_id], maxQuarantine: 50% }",
        "buyers: {}");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-CONTRACT-001");
    assertThat(finding.place().file()).isEqualTo("product.yaml");
    assertThat(finding.message())
        .isEqualTo(
            "The output port `orders@1` was removed, which sales/orders@1 promises; it reaches"
                + " finance/report@1, sales/days@1");
  }

  @Test
  void refusesALowerVersionOfAContract() {
    mesh.edit(CONTRACT, AMOUNT, "logicalTypeOptions: { minimum: 1 }");
    contract("1.0.0", "1.5.0");
    mesh.apply(ANN, "sales/orders");
    contract("1.5.0", "1.4.0");
    assertThat(only().message())
        .isEqualTo("Contract sales.orders.orders goes from 1.5.0 to 1.4.0, which is lower");
  }

  @Test
  void holdsARetiredProductToItsWordWhenItComesBack() {
    mesh.edit("sales/days/product.yaml", "status: active", "status: retired");
    mesh.apply(ANN, "sales/days");
    mesh.edit("sales/days/product.yaml", "status: retired", "status: active");
    mesh.edit(
        "sales/days/contracts/days.yaml",
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true",
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }");
    assertThat(only("sales/days").message()).contains("take 2.0.0");
  }

  /// While it is retired it promises nothing; what it wrote then is nobody's word.
  @Test
  void holdsARetiredProductToTheWordItGaveBeforeItWasRetired() {
    mesh.edit(PRODUCT, "status: active", "status: retired");
    mesh.apply(ANN, "sales/orders");
    dropCustomer();
    mesh.apply(ANN, "sales/orders");
    for (int day = 1; day <= 6; day++) {
      mesh.with("sales/orders/README.md", "Retired for " + day + " days.\n");
      mesh.apply(ANN, "sales/orders");
    }
    mesh.edit(PRODUCT, "status: retired", "status: active");
    assertThat(only().message())
        .contains("from 1.0.0 to 1.0.0, but its changes take 2.0.0", "`orders.customer`");
    version("1.0.0", "2.0.0");
    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
  }

  /// A contract keeps its major, and the product comes back with a new one.
  @Test
  void holdsAContractThatComesBackInAnotherMajorOfTheProduct() {
    mesh.edit(PRODUCT, "status: active", "status: retired");
    mesh.apply(ANN, "sales/orders");
    mesh.edit(PRODUCT, "status: retired", "status: active");
    addBuyers();
    dropCustomer();
    contract("1.0.0", "1.1.0");
    assertThat(only().message()).contains("from 1.0.0 to 1.1.0, but its changes take 2.0.0");
  }

  @Test
  void takesNoPortAwayWhileAProductIsRetired() {
    mesh.edit(PRODUCT, "status: active", "status: retired");
    mesh.edit(
        PRODUCT,
        "type: tables }]",
        "type: tables, customProperties: [{ property: weft.external, value: true }] }]");
    mesh.remove("sales/orders/build.yaml").remove(SQL);
    mesh.remove("sales/orders/internal/raw_orders.yaml");
    mesh.edit(
        CONTRACT,
        "version: 1.0.0",
        "version: 1.1.0\n"
            + "servers: [{ server: old, type: snowflake, account: a, database: d, schema: s }]");
    mesh.apply(ANN, "sales/orders");
    mesh.edit(PRODUCT, "status: retired", "status: active");
    assertThat(stops("sales/orders"))
        .extracting(Finding::message)
        .anyMatch(message -> message.startsWith("`orders` is now external"));
  }

  @Test
  void holdsWhoWasAlwaysRetiredToNothing() {
    mesh.edit("sales/days/product.yaml", "status: active", "status: retired");
    mesh.edit("sales/days/product.yaml", "version: 1.0.0\nstatus", "version: 3.0.0\nstatus");
    mesh.edit("sales/days/product.yaml", "[{ name: days, version: 1", "[{ name: days, version: 3");
    mesh.edit("sales/days/contracts/days.yaml", "version: 1.0.0", "version: 3.0.0");
    mesh.apply(ANN, "sales/days");
    mesh.edit(
        "sales/days/contracts/days.yaml",
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true",
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }");
    mesh.edit("sales/days/product.yaml", "status: retired", "status: active");
    assertThat(mesh.apply(ANN, "sales/days").changed()).isTrue();
  }

  @Test
  void holdsAPortThatStaysOnItsMajorInANewMajorOfTheProduct() {
    addBuyers();
    assertThat(mesh.plans.plan(ANN, mesh.files("sales/orders")).products()).hasSize(1);
    dropCustomer();
    contract("1.0.0", "1.1.0");
    assertThat(only().message()).contains("sales.orders.orders", "take 2.0.0");
  }

  @Test
  void namesHoldersOfAgreementsThatMayHaveTheColumn() {
    agreement("all_of_it", "gus", "");
    agreement("no_customers", "hal", "columns: { orders: [order_id, day] }\n");
    mesh.apply(ANN, "sales");
    dropCustomer();
    version("1.0.0", "2.0.0");
    PromiseChange removed =
        change().changes().stream()
            .filter(one -> one.rule().equals("property-removed"))
            .findFirst()
            .orElseThrow();
    assertThat(removed.reaches()).containsExactly("finance/report@1", "person:gus", "sales/days@1");
  }

  @Test
  void countsThoseOfWhomTheCallerMayNotKnow() {
    mesh.edit(
        "finance/report/product.yaml",
        "value: consumerAligned }]",
        "value: consumerAligned }, { property: weft.hidden, value: true }]");
    mesh.apply(TestMesh.as("fred"), "finance/report");
    dropCustomer();
    assertThat(only().message()).endsWith("; it reaches sales/days@1, 1 more that you may not see");
  }

  private void agreement(String id, String person, String more) {
    mesh.with(
        "sales/agreements/" + id + ".yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: %s
        product: sales/orders@1
        consumer: person:%s
        purposes: [exploration]
        reason: For tests.
        """
                .formatted(id, person)
            + more);
  }

  /// A second port, which makes a new major of the product.
  private void addBuyers() {
    mesh.edit(
        PRODUCT,
        "type: tables }]",
        "type: tables }, { name: buyers, version: 2.0.0, contractId: sales.orders.buyers, type:"
            + " tables }]");
    mesh.edit(PRODUCT, "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.with("sales/orders/contracts/buyers.yaml", BUYERS);
    mesh.with("sales/orders/sql/buyers.sql", "select distinct customer from raw_orders\n");
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  buyers: {}\n");
  }

  private void dropCustomer() {
    mesh.edit(CONTRACT, "id: customer, name: customer", "id: size, name: size");
    mesh.edit(CONTRACT, "distinct customer", "distinct size");
    mesh.edit(SQL, "customer", "'L' as size");
  }

  private void contract(String from, String to) {
    mesh.edit(CONTRACT, "version: " + from, "version: " + to);
  }

  private void version(String from, String to) {
    mesh.edit(PRODUCT, "version: " + from + "\nstatus", "version: " + to + "\nstatus");
    mesh.edit(PRODUCT, "name: orders, version: " + from, "name: orders, version: " + to);
    contract(from, to);
  }

  private ContractChange change() {
    return mesh
        .plans
        .plan(ANN, mesh.files("sales/orders"))
        .products()
        .getFirst()
        .contracts()
        .stream()
        .filter(change -> change.id().equals("sales.orders.orders"))
        .findFirst()
        .orElseThrow();
  }

  private Finding only() {
    return only("sales/orders");
  }

  private Finding only(String part) {
    List<Finding> findings = stops(part);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private List<Finding> stops(String part) {
    return catchThrowableOfType(WeftException.class, () -> mesh.plans.plan(ANN, mesh.files(part)))
        .findings()
        .stream()
        .filter(Finding::stops)
        .toList();
  }

  private static final String BUYERS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales.orders.buyers
      name: buyers
      version: 2.0.0
      status: active
      schema:
        - name: buyers
          logicalType: object
          properties:
            - { id: customer, name: customer, logicalType: string, classification: public }
      """;
}
