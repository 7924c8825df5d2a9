package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.run.CheckView;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.ListChecks;
import dev.weft.usecases.run.ListRuns;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.run.ShowCheckHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What checks found, run after run: who sees it, and how much of it.
class CheckHistoryTest {

  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final PageRequest ALL = new PageRequest("", 500);
  private static final String KEY = "primary_key(order_id)";
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");

  private static final String PROPERTIES = "    properties:\n";
  private static final String RAW_RULE =
      """
          quality: [{ name: raw_rows, type: library, metric: rowCount, mustBeGreaterThan: 0 }]
      """;

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.written(new TestMesh(root, place(root)));
    mesh.edit("sales/orders/internal/raw_orders.yaml", PROPERTIES, RAW_RULE + PROPERTIES);
    applyAll();
  }

  TestMesh.Place place(Path folder) {
    return TestMesh.Place.in(folder);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void applyAll() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    mesh.apply(TestMesh.as("fred"));
  }

  @Test
  void tellsWhatACheckFoundNewestFirst() {
    RunView first = mesh.run(ANN, "sales/orders");
    mesh.source("data/orders.csv", SmallMesh.orders(5));
    RunView second = mesh.run(ANN, "sales/orders");
    mesh.preview(ANN, "sales/orders", Map.of());

    List<CheckedView> rows = history(ANN, "orders", "some_rows");
    assertThat(rows)
        .extracting(CheckedView::actual, CheckedView::run, CheckedView::release)
        .containsExactly(
            Tuple.tuple("5", second.id(), "sales/orders@1.0.0+2"),
            Tuple.tuple("3", first.id(), "sales/orders@1.0.0+1"));
    assertThat(rows).extracting(CheckedView::outcome).containsOnly("passed");
    assertThat(rows).extracting(CheckedView::element).containsOnly("orders");
    assertThat(rows.getFirst().checkedAt()).isGreaterThan(rows.getLast().checkedAt());
    assertThat(history(ANN, "orders", "range(amount)"))
        .extracting(CheckedView::outcome, CheckedView::failing)
        .containsExactly(Tuple.tuple("warned", 1L), Tuple.tuple("warned", 1L));
  }

  @Test
  void goesOnWhereAPageEnded() {
    for (int rows = 1; rows <= 3; rows++) {
      mesh.source("data/orders.csv", SmallMesh.orders(rows));
      mesh.run(ANN, "sales/orders");
    }
    Page<CheckedView> page = page(ANN, "orders", "some_rows", new PageRequest("", 2));
    assertThat(page.items()).extracting(CheckedView::actual).containsExactly("3", "2");
    page =
        page(ANN, "orders", "some_rows", new PageRequest(Objects.requireNonNull(page.next()), 2));
    assertThat(page.items()).extracting(CheckedView::actual).containsExactly("1");
    assertThat(page.next()).isNull();
  }

  @Test
  void tellsOfRunsThatPublishedNothingToThoseWhoSeeRuns() {
    mesh.run(ANN, "sales/orders");
    RunView failed = failing();

    assertThat(mesh.shown.show(ANN, failed.id()).checks())
        .filteredOn(check -> check.name().equals(KEY))
        .extracting(CheckView::outcome)
        .containsExactly("failed");
    assertThat(history(ANN, "orders", KEY))
        .extracting(CheckedView::outcome, CheckedView::release)
        .containsExactly(
            Tuple.tuple("failed", null), Tuple.tuple("passed", "sales/orders@1.0.0+1"));
    assertThat(history(EVE, "orders", KEY))
        .extracting(CheckedView::outcome)
        .containsExactly("passed");
    assertThat(list(ANN)).contains("orders " + KEY + " failed", "raw_orders raw_rows passed");
    assertThat(list(EVE)).contains("orders " + KEY + " passed").noneMatch(c -> c.startsWith("raw"));
    assertThat(refused(EVE, "raw_orders", "raw_rows").sentence().replace("raw_rows", "x"))
        .isEqualTo(refused(EVE, "raw_orders", "nothing").sentence().replace("nothing", "x"));
  }

  @Test
  void showsTheOperatorOutcomesAndNothingMeasured() {
    mesh.run(ANN, "sales/orders");
    failing();
    assertThat(checks(TestMesh.OPERATOR))
        .isNotEmpty()
        .allMatch(check -> check.failing() == null)
        .allMatch(check -> (check.actual() + check.expected() + check.message()).isEmpty())
        .anyMatch(check -> check.outcome().equals("failed"));
  }

  @Test
  void tellsNothingMeasuredOfWhatSomebodyDoesNotSee() {
    String contract = "sales/orders/contracts/orders.yaml";
    String column = "name: customer, logicalType: string, ";
    mesh.edit(contract, column, column + "logicalTypeOptions: { minLength: 1 }, ");
    mesh.edit(contract, "version: 1.0.0", "version: 1.1.0");
    mesh.apply(ANN);
    redactPersonalData();
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).isNull();
    for (Caller caller : List.of(ANN, EVE)) {
      assertThat(checks(caller))
          .filteredOn(check -> check.element().equals("orders.customer"))
          .isNotEmpty()
          .allMatch(check -> check.failing() == null && check.actual().isEmpty());
      assertThat(history(caller, "orders", "few_customers"))
          .extracting(CheckedView::outcome, CheckedView::actual, CheckedView::expected)
          .containsExactly(Tuple.tuple("warned", "", ""));
      assertThat(history(caller, "orders", KEY))
          .extracting(CheckedView::actual)
          .containsExactly("none");
    }
    assertThat(mesh.shown.show(ANN, run.id()).checks())
        .filteredOn(check -> check.name().equals("few_customers"))
        .extracting(CheckView::actual)
        .containsExactly("");
    assertThat(mesh.releases.list(EVE, ORDERS, ALL).items().getFirst().checks())
        .filteredOn(check -> check.name().equals("few_customers"))
        .extracting(CheckView::actual)
        .containsExactly("");
  }

  /// 4711000 and some customers make a number that nothing else says.
  @Test
  void tellsWhyARunFailedAsFarAsSomebodySees() {
    fails("select 4711000 + count(distinct customer) from orders", "1.1.0");
    RunView open = mesh.run(ANN, "sales/orders");
    assertThat(TestMesh.error(open).message())
        .startsWith("A check of sales/orders failed: orders: ")
        .contains("4711003");
    redactPersonalData();

    RunView run = mesh.run(ANN, "sales/orders");
    RunView preview = mesh.preview(ANN, "sales/orders", Map.of());
    for (RunView failed : List.of(open, run, preview)) {
      RunView shown = mesh.shown.show(ANN, failed.id());
      assertThat(TestMesh.error(shown).code()).isEqualTo("W-RUN-001");
      assertThat(TestMesh.error(shown).message())
          .isEqualTo("A check of sales/orders failed: orders: many");
      assertThat(shown.toString()).doesNotContain("4711");
      assertThat(mesh.shown.show(TestMesh.OPERATOR, failed.id()).toString()).doesNotContain("4711");
    }
    assertThat(
            new ListRuns(mesh.catalog, mesh.mesh)
                .list(ANN, Optional.of(ORDERS), ALL)
                .items()
                .toString())
        .contains("orders: many")
        .doesNotContain("4711");
    assertThat(history(ANN, "orders", "many"))
        .extracting(CheckedView::run)
        .containsExactly(run.id(), open.id());
  }

  @Test
  void tellsOfSeveralBrokenChecksWhatSomebodySeesOfEach() {
    redactPersonalData();
    fails("select 4711000 + count(distinct customer) from orders", "1.1.0");
    mesh.source("data/orders.csv", SmallMesh.orders(2).replace("\n2,", "\n1,"));
    assertThat(TestMesh.error(mesh.preview(ANN, "sales/orders", Map.of())).message())
        .contains("orders.order_id: primary_key(order_id) is broken", "orders: many")
        .doesNotContain("4711");
    RunView given = mesh.preview(ANN, "sales/orders", mesh.files("sales/orders"));
    assertThat(TestMesh.error(given).message())
        .startsWith("2 checks of sales/orders failed: ")
        .contains("orders.order_id: primary_key(order_id)", "orders: many")
        .doesNotContain("is broken");
    assertThat(given.checks())
        .isNotEmpty()
        .allMatch(check -> check.failing() == null && check.message().isEmpty());
    assertThat(TestMesh.error(mesh.run(ANN, "sales/orders")).message())
        .startsWith("2 checks of sales/orders failed: ")
        .contains("orders.order_id: ", "primary_key(order_id)", "2", "orders: many")
        .doesNotContain("4711");
  }

  /// A rule that no data keeps.
  private void fails(String sql, String version) {
    String contract = "sales/orders/contracts/orders.yaml";
    String rule = "- { name: few_customers,";
    mesh.edit(
        contract,
        rule,
        "- { name: many, type: sql, mustBeLessThan: 5, severity: error, query: \""
            + sql
            + "\" }\n      "
            + rule);
    mesh.edit(contract, "version: 1.0.0", "version: " + version);
    mesh.apply(ANN);
  }

  /// The customer is personal from now on.
  private void redactPersonalData() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "classification: public }\n    quality",
        "classification: personal }\n    quality");
    mesh.with(
        "policies/personal_data_is_redacted.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: personal_data_is_redacted
        stage: enforce
        reason: It is shown only where somebody needs it.
        match: column.privacy >= privacy.personal
        effect: { mask: redact }
        """);
    mesh.apply(TestMesh.as("gil"));
  }

  @Test
  void tellsNothingMeasuredOfATableThatSomebodyDoesNotSee() {
    String contract = "sales/orders/contracts/orders.yaml";
    String rule = "- { name: few_customers,";
    mesh.edit(
        contract,
        rule,
        "- { name: as_many, type: sql, mustBeLessThan: 99, query: \"select (select count(*)"
            + " from orders) + count(*) from RAW_orders\" }\n      "
            + rule);
    mesh.edit(contract, "version: 1.0.0", "version: 1.1.0");
    mesh.apply(ANN);
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).isNull();
    assertThat(history(ANN, "orders", "as_many"))
        .extracting(CheckedView::actual)
        .containsExactly("7");
    assertThat(history(EVE, "orders", "as_many"))
        .extracting(CheckedView::outcome, CheckedView::actual)
        .containsExactly(Tuple.tuple("passed", ""));
    assertThat(mesh.releases.list(EVE, ORDERS, ALL).items().getFirst().checks())
        .filteredOn(check -> check.name().equals("as_many"))
        .extracting(CheckView::actual)
        .containsExactly("");
  }

  @Test
  void answersOutsidersAsReleasesDo() {
    mesh.run(ANN, "sales/orders");
    assertThat(refused(FLO, "orders", KEY).code()).isEqualTo(ErrorCode.ACCESS_ROLE);
    mesh.edit(
        "sales/orders/product.yaml",
        "[{ property: weft.kind",
        "[{ property: weft.hidden, value: true }, { property: weft.kind");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 1.0.1\nstatus");
    mesh.apply(ANN);
    WeftException hidden = refused(FLO, "orders", KEY);
    assertThat(hidden.code()).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    WeftException missing =
        catchThrowableOfType(
            WeftException.class,
            () -> checks(FLO, ProductId.of("sales/nothing"), Optional.empty()));
    assertThat(hidden.sentence()).isEqualTo(missing.sentence().replace("nothing", "orders"));
    assertThat(hidden.remedy()).isEqualTo(missing.remedy());
    assertThat(history(EVE, "orders", KEY)).hasSize(1);
  }

  @Test
  void listsNothingBeforeTheFirstRunAndNoMajorThatNeverWas() {
    assertThat(checks(ANN)).isEmpty();
    assertThat(refused(ANN, "orders", KEY).code()).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    assertThat(
            catchThrowableOfType(WeftException.class, () -> checks(ANN, ORDERS, Optional.of(7)))
                .sentence())
        .isEqualTo("There is no product sales/orders@7");
  }

  @Test
  void listsInParts() {
    mesh.run(ANN, "sales/orders");
    var checks = new ListChecks(mesh.catalog, mesh.mesh);
    Page<CheckedView> part =
        checks.list(ANN, ORDERS, Optional.of(1), new PageRequest("", checks(ANN).size() - 1));
    assertThat(part.next()).isNotNull();
    Page<CheckedView> rest =
        checks.list(
            ANN, ORDERS, Optional.of(1), new PageRequest(Objects.requireNonNull(part.next()), 10));
    assertThat(rest.items()).extracting(CheckedView::name).containsExactly("raw_rows");
    assertThat(rest.next()).isNull();
  }

  /// A run whose keys are broken.
  private RunView failing() {
    mesh.source("data/orders.csv", SmallMesh.orders(2).replace("\n2,", "\n1,"));
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-001");
    return run;
  }

  private List<String> list(Caller caller) {
    return checks(caller).stream()
        .map(check -> check.table() + " " + check.name() + " " + check.outcome())
        .toList();
  }

  private List<CheckedView> checks(Caller caller) {
    return checks(caller, ORDERS, Optional.empty());
  }

  private List<CheckedView> checks(Caller caller, ProductId product, Optional<Integer> major) {
    return new ListChecks(mesh.catalog, mesh.mesh).list(caller, product, major, ALL).items();
  }

  private List<CheckedView> history(Caller caller, String table, String check) {
    return page(caller, table, check, ALL).items();
  }

  private Page<CheckedView> page(Caller caller, String table, String check, PageRequest page) {
    var asked = new ShowCheckHistory.Asked(ORDERS, Optional.empty(), table, check);
    return new ShowCheckHistory(mesh.catalog, mesh.mesh).show(caller, asked, page);
  }

  private WeftException refused(Caller caller, String table, String check) {
    return catchThrowableOfType(WeftException.class, () -> history(caller, table, check));
  }
}
