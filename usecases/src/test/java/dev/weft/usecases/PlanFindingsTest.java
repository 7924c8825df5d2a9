package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why a plan is refused: what, where and all at once.
class PlanFindingsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String SQL = "sales/orders/sql/orders.sql";

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
  void pointsAtAColumnThatIsNotThere() {
    mesh.with(SQL, "select order_id, day,\n  amont as amount, customer\nfrom raw_orders\n");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-SQL-004");
    assertThat(at(finding)).isEqualTo(SQL + ":2:3");
    assertThat(finding.excerpt()).isEqualTo("  amont as amount, customer");
  }

  @Test
  void refusesTheFolderOfAnotherMesh() {
    mesh.edit("mesh.yaml", "name: small", "name: shop");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-PLAN-005");
    assertThat(at(finding)).isEqualTo("mesh.yaml:3:7");
    assertThat(finding.message())
        .isEqualTo("The folder is of mesh shop, but this server holds small");
    assertThat(finding.hint()).contains("--url", "--data");
  }

  @Test
  void pointsAtAWebhookThatIsForNobody() {
    mesh.with(
        "connections/hook.yaml",
        """
        apiVersion: weft/v1
        kind: Connection
        name: hook
        type: webhook
        url: https://hooks.example.com/weft
        key: { secret: hook_key }
        for: service:alerts
        """);
    Finding finding = refused(TestMesh.OPERATOR).getFirst();
    assertThat(finding.code().code()).isEqualTo("W-DOC-013");
    assertThat(at(finding)).isEqualTo("connections/hook.yaml:7:6");
    assertThat(finding.message())
        .isEqualTo("Connection hook carries notices of service:alerts, whom the mesh lacks");
    mesh.with(
        "people.yaml",
        "apiVersion: weft/v1\nkind: Person\nname: alerts\ntype: service\nowners: [ann]\n");
    mesh.apply(TestMesh.OPERATOR);
    mesh.edit("people.yaml", "owners", "status: retired\nowners");
    mesh.apply(TestMesh.OPERATOR);
    mesh.edit("connections/hook.yaml", "/weft", "/other");
    assertThat(refused(TestMesh.OPERATOR).getFirst().message()).contains("service:alerts");
  }

  @Test
  void pointsAtBrokenSyntax() {
    mesh.with(SQL, "select order_id,\nfrom from raw_orders\n");
    assertThat(at(only())).startsWith(SQL + ":2:");
  }

  @Test
  void pointsAtAnUndeclaredInput() {
    mesh.with(
        SQL,
        "select r.order_id, r.day, r.amount, r.customer\nfrom raw_orders r,\n sales.days.days\n");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-BUILD-004");
    assertThat(at(finding)).isEqualTo(SQL + ":3:2");
    assertThat(finding.message())
        .isEqualTo("sales.days.days is not a declared input of sales/orders");
  }

  @Test
  void refusesToReadFilesInAStatement() {
    mesh.with(SQL, "select * from read_csv('/etc/passwd')\n");
    assertThat(only().code().code()).isEqualTo("W-SQL-002");
    mesh.with(SQL, "select * from '/etc/passwd'\n");
    assertThat(refused()).isNotEmpty();
  }

  @Test
  void namesTheCircle() {
    mesh.with("sales/orders/sql/a.sql", "select * from b\n");
    mesh.with("sales/orders/sql/b.sql", "select * from a\n");
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  a: {}\n  b: {}\n");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-BUILD-001");
    assertThat(finding.message()).contains("a", "b");
    assertThat(at(finding)).startsWith("sales/orders/build.yaml:");
  }

  @Test
  void pointsAtAColumnWhoseTypeDoesNotFit() {
    mesh.edit(SQL, "amount", "'much' as amount");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-BUILD-002");
    assertThat(at(finding)).startsWith("sales/orders/contracts/orders.yaml:");
  }

  @Test
  void missesAStatementAndAColumn() {
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  more: {}\n");
    mesh.with(SQL, "select order_id, day, amount from raw_orders\n");
    assertThat(refused())
        .extracting(finding -> finding.code().code())
        .containsExactlyInAnyOrder("W-BUILD-005", "W-BUILD-003");
  }

  @Test
  void refusesAVersionLowerThanTheAppliedOne() {
    mesh.edit("sales/days/product.yaml", "version: 1.0.0\nstatus", "version: 1.1.0\nstatus");
    mesh.apply(ANN);
    mesh.edit("sales/days/product.yaml", "version: 1.1.0\nstatus", "version: 1.0.1\nstatus");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-PLAN-004");
    assertThat(at(finding)).isEqualTo("sales/days/product.yaml:6:10");
  }

  @Test
  void warnsOfAnInputThatEnds() {
    String contract = "sales/orders/contracts/orders.yaml";
    mesh.edit(contract, "status: active", "status: deprecated");
    mesh.edit(contract, "version: 1.0.0", "version: 1.1.0");
    mesh.edit(
        contract,
        "schema:\n",
        "slaProperties: [{ property: endOfSupport, value: '2026-12-31' }]\nschema:\n");
    mesh.apply(ANN, "sales/orders");
    assertThat(mesh.plan(ANN).findings()).isEmpty();
    mesh.edit("sales/days/sql/days.sql", "count(*)", "count(1)");
    Finding finding = mesh.plan(ANN).findings().getFirst();
    assertThat(finding.code().code()).isEqualTo("W-PLAN-006");
    assertThat(finding.stops()).isFalse();
    assertThat(finding.message())
        .isEqualTo("Input sales/orders@1 is deprecated and ends on 2026-12-31");
    assertThat(at(finding)).startsWith("sales/days/product.yaml:");
    assertThat(finding.hint()).isEqualTo("Ask its owner what takes its place.");
  }

  @Test
  void namesTheMajorThatFollowsADeprecatedInput() {
    mesh.edit("sales/orders/product.yaml", "status: active", "status: deprecated");
    mesh.apply(ANN, "sales/orders");
    mesh.edit("sales/orders/product.yaml", "status: deprecated", "status: active");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0", "version: 2.0.0");
    mesh.edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 2.0.0");
    mesh.apply(ANN, "sales/orders");
    mesh.edit("sales/days/sql/days.sql", "count(*)", "count(1)");
    assertThat(mesh.plan(ANN).findings().getFirst().hint()).startsWith("Read sales/orders@2");
  }

  @Test
  void refusesAContractThatAnotherProductPromises() {
    mesh.edit(
        "sales/days/product.yaml",
        "contractId: sales.days.days",
        "contractId: finance.report.report");
    mesh.edit("sales/days/contracts/days.yaml", "id: sales.days.days", "id: finance.report.report");
    List<Finding> findings =
        catchThrowableOfType(
                WeftException.class, () -> mesh.plans.plan(ANN, mesh.files("sales/days")))
            .findings();
    assertThat(findings).singleElement().extracting(f -> f.code().code()).isEqualTo("W-DOC-012");
    assertThat(findings.getFirst().message()).contains("finance/report");
  }

  @Test
  void refusesAMajorOfAnInputThatNobodyPromises() {
    mesh.edit("sales/days/product.yaml", "orders, version: 1.0.0", "orders, version: 2.0.0");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-DOC-013");
    assertThat(finding.message()).contains("sales.orders.orders of major 2");
  }

  @Test
  void refusesAProductOfADomainThatIsNotThere() {
    mesh.edit(
        "sales/days/product.yaml",
        "id: sales.days\nname: days\ndomain: sales",
        "id: toys.days\nname: days\ndomain: toys");
    List<Finding> findings =
        catchThrowableOfType(
                WeftException.class, () -> mesh.plans.plan(ANN, mesh.files("sales/days")))
            .findings();
    assertThat(findings).extracting(Finding::message).contains("Domain toys is not in the mesh");
  }

  @Test
  void refusesACheckThatReadsAnotherProduct() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "from orders\", mustBe",
        "from sales.days.days\", mustBe");
    assertThat(refused().getFirst().message()).contains("few_customers", "sales.days.days");
  }

  @Test
  void pointsAtAnExpressionThatCannotBeMadeUp() {
    mesh.edit(
        "sales/orders/build.yaml",
        "connection: sales_files\n    files: orders.csv",
        "generate: { rows: 2, columns: { order_id: \"#{row}\", amount: \"#{name.fristName}\" } }");
    Finding finding = only();
    assertThat(finding.code().code()).isEqualTo("W-CAPTURE-007");
    assertThat(finding.place().file()).isEqualTo("sales/orders/build.yaml");
    assertThat(finding.place().line()).isEqualTo(5);
    assertThat(finding.message()).contains("firstName");
  }

  @Test
  void saysEverythingAtOnce() {
    mesh.with(SQL, "select nothing from raw_orders\n");
    mesh.edit("sales/days/sql/days.sql", "sum(amount)", "sum(nowhere)");
    mesh.edit("sales/days/product.yaml", "version: 1.0.0\nstatus", "version: 0.9.0\nstatus");
    mesh.edit(
        "sales/days/contracts/days.yaml",
        "name: orders, logicalType: integer",
        "name: orders, logicalType: date");
    WeftException failure = catchThrowableOfType(WeftException.class, () -> mesh.plan(ANN));
    assertThat(failure.code().code()).isEqualTo("W-PLAN-002");
    assertThat(failure.findings())
        .extracting(f -> f.place().file())
        .contains(SQL, "sales/days/sql/days.sql", "sales/days/product.yaml");
  }

  private static String at(Finding finding) {
    return finding.place().file() + ":" + finding.place().line() + ":" + finding.place().column();
  }

  private Finding only() {
    List<Finding> findings = refused();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private List<Finding> refused() {
    return refused(ANN);
  }

  private List<Finding> refused(Caller caller) {
    return catchThrowableOfType(WeftException.class, () -> mesh.plan(caller)).findings();
  }
}
