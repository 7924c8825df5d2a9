package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.compliance.ComplianceView.DomainView;
import dev.weft.usecases.compliance.ComplianceView.PointView;
import dev.weft.usecases.compliance.ListJudgements;
import dev.weft.usecases.compliance.ShowCompliance;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule of the mesh, what a domain makes of it, and an exception that ends by itself.
class RulesTest {

  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller FRED = TestMesh.as("fred");
  private static final String ORDERS = "sales/orders/contracts/orders.yaml";
  private static final String DAYS = "sales/days/contracts/days.yaml";
  private static final String RULE = "policies/freshness.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.with(
        RULE,
        """
        apiVersion: weft/v1
        kind: Rule
        id: output_ports_promise_freshness
        scope: mesh
        on: contract
        stage: enforce
        reason: Consumers plan around it.
        knobs: { max_hours: { value: 24, domains: lower } }
        require: contract.sla.exists(s, s.property == 'freshness' && s.hours <= knobs.max_hours)
        message: "'no freshness promised within ' + string(knobs.max_hours) + ' h'"
        fix: Add an slaProperty freshness
        tests:
          - { given: { contract: { sla: [{ property: freshness, hours: 12 }] } }, expect: pass }
          - { given: { contract: { sla: [] } }, expect: fail }
        """);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private List<Finding> refused(Caller caller) {
    WeftException e = catchThrowableOfType(WeftException.class, () -> mesh.plan(caller));
    assertThat(e).as("the plan was made").isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
    return e.findings().stream().filter(Finding::stops).toList();
  }

  private List<Finding> told(Caller caller) {
    return mesh.plan(caller).findings().stream()
        .filter(finding -> finding.code() == ErrorCode.RULE_BROKEN)
        .toList();
  }

  private void promise(String hours, String version) {
    mesh.edit(
        ORDERS,
        "status: active",
        "status: active\nslaProperties: [{ property: freshness, value: " + hours + ", unit: h }]");
    mesh.edit(ORDERS, "version: 1.0.0", "version: " + version);
  }

  private void turn(String hours) {
    mesh.edit(
        "sales/domain.yaml",
        "title: sales",
        "title: sales\nknobs: { output_ports_promise_freshness: { max_hours: " + hours + " } }");
  }

  private String day(int from) {
    return LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC).plusDays(from).toString();
  }

  private void waive(String until) {
    mesh.with(
        "sales/policies/waiver.yaml",
        """
        apiVersion: weft/v1
        kind: Waiver
        rule: output_ports_promise_freshness
        target: sales/orders
        owner: ann
        until: %s
        reason: The source moves.
        """
            .formatted(until));
  }

  @Test
  void whoWritesARuleIsToldWhomItHits() {
    assertThat(mesh.plan(GIL).findings())
        .filteredOn(finding -> finding.code() == ErrorCode.RULE_BROKEN)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.message())
                  .isEqualTo(
                      "Rule mesh/output_ports_promise_freshness (enforce) will not be kept by"
                          + " finance.report.report, sales.days.days, sales.orders.orders");
              assertThat(finding.place().file()).isEqualTo(RULE);
            });
    assertThat(mesh.apply(GIL).documents()).isEqualTo(1);
    assertThat(mesh.plan(GIL).empty()).as("nothing else is judged again").isTrue();
  }

  @Test
  void onlyTheGovernanceLeadMakesRulesOfTheMesh() {
    assertThat(mesh.plan(ANN).notYours())
        .containsExactly(
            new NotYours("Rule", "output_ports_promise_freshness", "mesh", RULE, List.of("gil")));
    promise("48", "1.1.0");
    assertThat(told(ANN)).as("a rule that is left out judges nothing").isEmpty();
  }

  @Test
  void aDomainTightensButDoesNotLoosen() {
    mesh.apply(GIL);
    turn("48");
    assertThat(refused(ANN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.RULE_KNOB);
              assertThat(finding.place().file()).isEqualTo("sales/domain.yaml");
              assertThat(finding.message())
                  .contains("to 48", "has 24", "{ property: freshness, hours: 48 }");
            });

    mesh.edit("sales/domain.yaml", "max_hours: 48", "max_hours: 6");
    assertThat(mesh.apply(ANN).documents()).isEqualTo(1);
    promise("12", "1.1.0");
    assertThat(refused(ANN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.RULE_BROKEN);
              assertThat(finding.place().file()).isEqualTo(ORDERS);
              assertThat(finding.message())
                  .isEqualTo(
                      "Contract `sales.orders.orders`: no freshness promised within 6 h (rule"
                          + " mesh/output_ports_promise_freshness)");
              assertThat(finding.hint()).isEqualTo("Add an slaProperty freshness");
            });
    mesh.edit(ORDERS, "value: 12", "value: 6");
    assertThat(mesh.apply(ANN).revisions()).hasSize(1);
  }

  @Test
  void aWaiverEndsByItself() {
    mesh.apply(GIL);
    waive(day(7));
    assertThat(mesh.plan(ANN).notYours())
        .as("a waiver of a rule of the mesh is the lead's")
        .extracting(NotYours::kind, NotYours::who)
        .containsExactly(tuple("Waiver", List.of("gil")));
    promise("48", "1.1.0");
    assertThat(refused(ANN)).hasSize(1);

    mesh.apply(GIL, "sales");
    assertThat(told(ANN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
              assertThat(finding.message()).contains("waived until " + day(7) + " by ann");
            });

    mesh.clock.move(Duration.ofDays(8));
    assertThat(refused(ANN)).hasSize(1);
  }

  @Test
  void aWaiverLastsNoLongerThanTheRuleAllows() {
    mesh.apply(GIL);
    waive(day(91));
    assertThat(refused(GIL)).extracting(Finding::code).containsExactly(ErrorCode.RULE_WAIVER);
  }

  @Test
  void productsThatStayAsTheyAreAreNotHeldUp() {
    mesh.apply(GIL);
    mesh.edit(DAYS, "name: days\nversion: 1.0.0", "name: days\nversion: 1.1.0");
    mesh.edit(
        DAYS,
        "status: active",
        "status: active\nslaProperties: [{ property: freshness, value: 1, unit: d }]");
    assertThat(mesh.apply(ANN).revisions())
        .extracting(revision -> revision.product())
        .containsExactly("sales/days");
  }

  @Test
  void warnsAndWatches() {
    mesh.edit(RULE, "stage: enforce", "stage: warn");
    mesh.apply(GIL);
    promise("48", "1.1.0");
    assertThat(told(ANN)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    mesh.apply(ANN);

    mesh.edit(RULE, "stage: warn", "stage: audit");
    mesh.apply(GIL);
    mesh.edit(ORDERS, "version: 1.1.0", "version: 1.1.1");
    assertThat(told(ANN)).as("watched, and counted").isEmpty();
  }

  @Test
  void aPlanDoesNotOutliveTheRulesItWasJudgedBy() {
    promise("48", "1.1.0");
    String planned = mesh.plan(ANN).fingerprint();
    var files = mesh.files("sales");
    mesh.apply(GIL);

    assertThat(mesh.plan(FLO).findings()).isNotNull();
    WeftException e =
        catchThrowableOfType(WeftException.class, () -> mesh.applies.apply(ANN, files, planned));
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
  }

  private static String rule(String id, String on, String require, String message) {
    return """
    apiVersion: weft/v1
    kind: Rule
    id: %s
    scope: mesh
    on: %s
    stage: enforce
    reason: Because.
    require: "%s"
    message: "%s"
    """
        .formatted(id, on, require, message);
  }

  @Test
  void judgesHowAProductChanges() {
    mesh.with(
        RULE,
        rule(
            "minor_steps",
            "change",
            "change.impact != 'minor' || change.changes.size() < 2",
            "string(change.changes.size()) + ' changes at once'"));
    mesh.apply(GIL);
    mesh.edit(
        ORDERS,
        "name: customer, logicalType: string,",
        "name: customer, logicalType: string, description: Who., required: true,");
    promise("48", "1.1.0");
    assertThat(refused(ANN))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .startsWith("Change `sales/orders`: ")
                    .contains(" changes at once (rule mesh/minor_steps)"));
  }

  @Test
  void judgesRowsThatComeBackThroughAnOutput() {
    mesh.with(
        "sales/policies/some.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: some_customers
        scope: sales
        stage: enforce
        reason: Because.
        match: "table.name == 'orders'"
        effect: { filter: "row.customer in ['c1']" }
        """);
    mesh.with(
        RULE,
        rule(
            "filtered_inputs",
            "change",
            "change.unfiltered.size() == 0 || change.steward",
            "change.unfiltered[0] + ' shows too much'"));
    mesh.apply(GIL);
    mesh.edit("sales/days/sql/days.sql", "group by", "where true group by");
    assertThat(refused(ANN))
        .filteredOn(Finding::stops)
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("days shows too much"));

    mesh.edit("sales/domain.yaml", "roles: [product_owner", "roles: [steward, product_owner");
    mesh.apply(GIL);
    assertThat(mesh.apply(ANN).changed()).isTrue();
  }

  @Test
  void judgesWhatDecidesAboutRows() {
    mesh.with(
        RULE,
        rule(
            "influences",
            "change",
            "!change.influences.exists(i, i.confidentiality >= confidentiality.internal)",
            "change.influences[0].by + ' decides about ' + change.influences[0].table"));
    mesh.apply(GIL);
    mesh.edit("finance/report/sql/report.sql", "orders\n", "orders where day is not null\n");
    assertThat(mesh.apply(FRED).changed()).isTrue();

    mesh.edit("finance/report/sql/report.sql", "day is not null", "amount > 5");
    assertThat(refused(FRED))
        .filteredOn(Finding::stops)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("amount decides about report (rule mesh/influences)"));
  }

  @Test
  void judgesReleasesBeforeTheyArePublished() {
    mesh.with(
        RULE,
        rule(
            "no_warnings",
            "release",
            "release.checks.all(c, c.outcome != 'warned')",
            "'a check warns'"));
    mesh.apply(GIL);
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(TestMesh.error(run).code()).isEqualTo(ErrorCode.RULE_BROKEN.code());
    assertThat(TestMesh.error(run).message())
        .contains("Cannot publish sales/orders: a check warns (rule mesh/no_warnings)");
    assertThat(mesh.preview(ANN, "sales/orders", Map.of()).state()).isEqualTo("succeeded");

    mesh.edit(RULE, "stage: enforce", "stage: warn");
    mesh.apply(GIL);
    assertThat(mesh.run(ANN, "sales/orders").state()).isEqualTo("succeeded");
  }

  @Test
  void judgesAgreementsThatAreWrittenAndThatAreAskedFor() {
    mesh.with(
        RULE,
        rule(
            "agreements_end",
            "agreement",
            "agreement.days > 0 && agreement.days <= 366",
            "'an agreement ends within a year'"));
    mesh.apply(GIL);
    mesh.edit("sales/agreements/report.yaml", "wants a number", "wants two numbers");
    mesh.edit("sales/agreements/report.yaml", "purposes:", "from: 2026-01-01\npurposes:");
    assertThat(refused(ANN))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).startsWith("Agreement `agreement:report_reads_orders`");
              assertThat(finding.place().file()).isEqualTo("sales/agreements/report.yaml");
            });

    var asking = new RequestAccess(mesh.catalog, mesh.mesh);
    var deciding = new DecideAccessRequest(mesh.catalog, mesh.mesh);
    WeftException e =
        catchThrowableOfType(WeftException.class, () -> asking.ask(FLO, ask(Optional.empty())));
    assertThat(e.code()).isEqualTo(ErrorCode.RULE_BROKEN);
    long ending = asking.ask(FLO, ask(Optional.of(day(30)))).number();
    assertThat(deciding.approve(ANN, ending).state()).isEqualTo("approved");
  }

  private static AccessAsk ask(Optional<String> until) {
    return new AccessAsk(
        ProductId.of("sales/orders"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("exploration"),
        Map.of(),
        Map.of(),
        until,
        "guarded",
        "To count.");
  }

  @Test
  void showsHowRulesAreKeptNowAndBefore() {
    mesh.apply(GIL);
    promise("12", "1.1.0");
    mesh.apply(ANN);
    waive(day(7));
    mesh.edit("sales/policies/waiver.yaml", "target: sales/orders", "target: sales/days");
    mesh.apply(GIL, "sales");
    var compliance = new ShowCompliance(mesh.catalog, mesh.mesh);

    assertThat(compliance.show(FLO, Optional.empty(), 0).domains())
        .containsExactly(
            new DomainView("finance", 1, 0, 0, 0, 1, 1), new DomainView("sales", 2, 1, 1, 1, 0, 0));
    assertThat(compliance.show(FLO, Optional.of("sales"), 0).domains())
        .containsExactly(new DomainView("sales", 2, 1, 1, 1, 0, 0));

    String before = day(0);
    mesh.clock.move(Duration.ofDays(8));
    mesh.apply(ANN);
    assertThat(compliance.show(FLO, Optional.of("sales"), 9).points())
        .contains(new PointView(before, 1, 1, 0), new PointView(day(0), 1, 0, 1));
    assertThat(compliance.show(FLO, Optional.of("sales"), 9).points()).hasSize(9);
  }

  @Test
  void listsWhatBreaksRules() {
    mesh.apply(GIL);
    promise("12", "1.1.0");
    mesh.apply(ANN);
    var list = new ListJudgements(mesh.catalog, mesh.mesh);
    var everything = new ListJudgements.Asked(Optional.empty(), Optional.empty(), true);

    Page<JudgementView> first = list.list(FLO, everything, new PageRequest("", 1));
    assertThat(first.items())
        .extracting(JudgementView::target, JudgementView::outcome, JudgementView::message)
        .containsExactly(
            tuple("finance.report.report", "broken", "no freshness promised within 24 h"));
    Page<JudgementView> second =
        list.list(FLO, everything, new PageRequest(String.valueOf(first.next()), 500));
    assertThat(second.items())
        .extracting(JudgementView::target, JudgementView::outcome)
        .containsExactly(tuple("sales.days.days", "broken"), tuple("sales.orders.orders", "kept"));
    assertThat(second.next()).isNull();

    var broken =
        new ListJudgements.Asked(
            Optional.empty(), Optional.of(ProductId.of("sales/orders")), false);
    assertThat(list.list(FLO, broken, new PageRequest("", 50)).items()).isEmpty();
  }
}
