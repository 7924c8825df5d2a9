package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.CheckView;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One execution of a build: what it does, and why it ends.
class RunTest {

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
  void showsItsStepsAndWarnings() {
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.steps())
        .extracting(
            step -> step.kind() + " " + step.name() + " " + step.state() + " " + step.rows())
        .containsExactly(
            "capture raw_orders succeeded 4",
            "transform orders succeeded 3",
            "check orders succeeded 3",
            "publish release succeeded null");
    assertThat(run.checks())
        .filteredOn(check -> check.outcome().equals("warned"))
        .extracting(CheckView::name)
        .containsExactlyInAnyOrder("range(amount)", "few_customers");
  }

  @Test
  void givesTheSameRunForTheSameKey() {
    RunView first = start("sales/orders", "k1");
    assertThat(start("sales/orders", "k1").id()).isEqualTo(first.id());
    finish(first);
    assertThat(start("sales/orders", "k1").id()).isEqualTo(first.id());
    assertThat(finish(start("sales/orders", "k2")).release()).isEqualTo("sales/orders@1.0.0+2");
  }

  @Test
  void keepsKeysOfProductsAndCallersApart() {
    RunView orders = finish(start("sales/orders", "nightly"));
    assertThat(finish(start("sales/days", "nightly")).product()).isEqualTo("sales/days");
    var failure =
        catchThrowableOfType(
            WeftException.class,
            () ->
                mesh.runs.start(
                    TestMesh.as("flo"),
                    new RunRequest.OfRevision(
                        ProductId.of("sales/orders"), Optional.empty(), Optional.of("nightly"))));
    assertThat(failure.code().code()).isEqualTo("W-ACCESS-003");
    assertThat(orders.release()).isNotNull();
  }

  @Test
  void buildsTablesOnTheTablesTheyNeed() {
    mesh.with("sales/days/sql/a_total.sql", "select sum(orders)::bigint as n from z_best\n");
    mesh.with("sales/days/sql/z_best.sql", "select * from days where amount > 11\n");
    mesh.with("sales/days/sql/m_first.sql", "select min(day) as day from days\n");
    mesh.edit(
        "sales/days/build.yaml", "days: {}", "a_total: {}, z_best: {}, m_first: {}, days: {}");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    assertThat(mesh.query(ANN, "select n from sales.days.a_total")).isEqualTo("n\n2\n");
    assertThat(mesh.query(ANN, "select day from sales.days.m_first"))
        .isEqualTo("day\n2026-01-01\n");
  }

  @Test
  void namesTheFirstCauseWhenTablesNeedOneThatFails() {
    mesh.with("sales/days/sql/a_bad.sql", "select (day::varchar)::integer as n from days\n");
    mesh.with("sales/days/sql/b_next.sql", "select n from a_bad\n");
    mesh.edit("sales/days/build.yaml", "days: {}", "a_bad: {}, b_next: {}, days: {}");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    RunView run = mesh.run(ANN, "sales/days");
    assertThat(run.error()).extracting("code").isEqualTo("W-SQL-007");
    assertThat(TestMesh.error(run).message()).doesNotContain("2026");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
  }

  @Test
  void blocksWhenMoreRowsAreBadThanAllowed() {
    mesh.edit(
        "sales/orders/build.yaml",
        "[order_id], maxQuarantine: 50%",
        "[order_id], maxQuarantine: 20%");
    mesh.apply(ANN);
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-002");
    assertThat(TestMesh.error(run).message())
        .isEqualTo(
            "Too many rows of orders break its rules: 1 of 4, more than 20 % (range(amount))");
    assertThat(TestMesh.error(run).remedy()).contains("maxQuarantine");
  }

  @Test
  void namesRuleColumnAndNumberOfAFailedCheck() {
    mesh.source(
        "data/orders.csv", SmallMesh.orders(4).replace("\n2,", "\n1,").replace("\n3,", "\n1,"));
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-001");
    assertThat(TestMesh.error(run).message())
        .contains(
            "A check of sales/orders failed", "primary_key(order_id)", "orders.order_id", "3");
    assertThat(run.steps()).last().extracting(RunView.Step::state).isEqualTo("failed");
  }

  @Test
  void refusesAnInputWhoseAgreementHasEnded() {
    mesh.run(ANN, "sales/orders");
    mesh.edit("sales/agreements/report.yaml", "reason:", "until: 2020-01-01\nreason:");
    mesh.apply(ANN);
    RunView run = mesh.run(TestMesh.as("fred"), "finance/report");
    assertThat(run.error()).extracting("code").isEqualTo("W-ACCESS-010");
    assertThat(TestMesh.error(run).remedy()).contains("renew");
  }

  @Test
  void endsAnAgreementOnItsLastDay() {
    mesh.run(ANN, "sales/orders");
    var today = java.time.LocalDate.ofInstant(mesh.clock.instant(), java.time.ZoneOffset.UTC);
    mesh.edit("sales/agreements/report.yaml", "reason:", "until: " + today + "\nreason:");
    mesh.apply(ANN);
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error()).isNull();
    mesh.clock.move(Duration.ofDays(1));
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error()).isNotNull();
  }

  @Test
  void hidesPersonalColumnsAcrossDomainsWherePoliciesSaySo() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string, classification: public",
        "name: customer, logicalType: string, classification: personal");
    mesh.with(
        "policies/personal.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: personal
        stage: enforce
        reason: Nobody needs names.
        match: column.privacy >= privacy.personal
        effect: { hide: true }
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error()).isNull();
    mesh.edit("finance/report/sql/report.sql", "count(*)", "count(distinct customer)");
    mesh.apply(TestMesh.as("fred"));
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error())
        .extracting("code")
        .isEqualTo("W-SQL-004");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
  }

  @Test
  void wantsAnInputsReleaseToHaveWhatItsContractPromises() {
    mesh.run(ANN, "sales/orders");
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "      - { id: customer,",
        "      - { id: size, name: size, logicalType: string, classification: public }\n      - { id: customer,");
    mesh.edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 1.1.0");
    mesh.edit("sales/orders/sql/orders.sql", "customer", "'L' as size, customer");
    mesh.apply(ANN);
    RunView run = mesh.run(ANN, "sales/days");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-003");
    assertThat(TestMesh.error(run).message()).contains("sales/orders@1:orders", "size");
    mesh.run(ANN, "sales/orders");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
  }

  @Test
  void stopsWhileTheClockIsBehindTheLine() {
    mesh.run(ANN, "sales/orders");
    mesh.clock.move(Duration.ofDays(-2));
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("code").isEqualTo("W-LAKE-001");
    assertThat(TestMesh.error(run).remedy()).isNotEmpty();
    mesh.clock.move(Duration.ofDays(2));
    assertThat(mesh.run(ANN, "sales/orders").release()).isEqualTo("sales/orders@1.0.0+2");
  }

  @Test
  void previewsAGivenFolderWithoutApplyingIt() {
    mesh.run(ANN, "sales/orders");
    mesh.edit(
        "sales/orders/sql/orders.sql", "from raw_orders", "from raw_orders where order_id = 1");
    var request =
        new RunRequest.OfPreview(
            ProductId.of("sales/orders"), Optional.empty(), mesh.files("sales/orders"), Map.of());
    RunView preview = finish(mesh.runs.start(ANN, request));
    assertThat(preview.error()).isNull();
    assertThat(mesh.query(ANN, "select order_id from " + preview.preview() + ".orders"))
        .isEqualTo("order_id\n1\n");
    assertThat(mesh.plan(ANN).empty()).isFalse();
  }

  @Test
  void refusesSourcesOutsideTheConnection() {
    mesh.source("secret.csv", "order_id\n1\n");
    RunView run = mesh.preview(ANN, "sales/orders", Map.of("raw_orders", "../secret.csv"));
    assertThat(run.error()).extracting("code").isEqualTo("W-CAPTURE-002");
    var failure =
        catchThrowableOfType(
            WeftException.class,
            () -> mesh.preview(ANN, "sales/orders", Map.of("orders", "orders.csv")));
    assertThat(failure.code().code()).isEqualTo("W-SERVER-001");
  }

  @Test
  void letsNoStrangerRunOrSee() {
    RunView run = mesh.run(ANN, "sales/orders");
    var start =
        catchThrowableOfType(
            WeftException.class, () -> mesh.run(TestMesh.as("eve"), "sales/orders"));
    assertThat(start.code().code()).isEqualTo("W-ACCESS-003");
    var show =
        catchThrowableOfType(
            WeftException.class, () -> mesh.shown.show(TestMesh.as("flo"), run.id()));
    assertThat(show.code().code()).isEqualTo("W-RUN-006");
  }

  private RunView start(String product, String key) {
    return mesh.runs.start(
        ANN, new RunRequest.OfRevision(ProductId.of(product), Optional.empty(), Optional.of(key)));
  }

  private RunView finish(RunView run) {
    try {
      return mesh.shown.follow(ANN, run.id(), _ -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
