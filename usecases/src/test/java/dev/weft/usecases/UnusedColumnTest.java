package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.product.Backing;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.PlanView.PromiseChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A rule lets a column go that nobody relies on: it leaves its major without a new one beside it.
class UnusedColumnTest {

  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final String CONTRACT = "sales/days/contracts/days.yaml";
  private static final String SQL = "sales/days/sql/days.sql";
  private static final String RULE = "policies/unused.yaml";
  private static final String REPORT = "finance/report/product.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  /// Reads have been counted for 91 days, and nobody has read anything of the product.
  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.reads.flush();
    mesh.clock.move(Duration.ofDays(91));
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    rule("enforce", "change.changes.all(c, c.impact != 'major' || c.column == 'amount')");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void rule(String stage, String when) {
    mesh.with(
        RULE,
        """
        apiVersion: weft/v1
        kind: Rule
        id: amounts_may_go
        scope: mesh
        on: change
        stage: %s
        reason: Nobody adds them up.
        when: "%s"
        then: accept
        """
            .formatted(stage, when));
    mesh.apply(GIL);
  }

  private void drop() {
    mesh.edit(
        CONTRACT,
        "      - { id: amount, name: amount, logicalType: number, required: true, classification:"
            + " internal }\n",
        "");
    mesh.edit(SQL, ", sum(amount)::double as amount", "");
    version("1.1.0");
  }

  private void version(String version) {
    mesh.edit(CONTRACT, "version: 1.0.0", "version: " + version);
  }

  private List<SourceFile> files() {
    return mesh.files("sales/days");
  }

  private PlanView plan() {
    return mesh.plans.plan(ANN, files());
  }

  private List<PromiseChange> breaking() {
    return plan().products().getFirst().contracts().getFirst().changes().stream()
        .filter(change -> change.impact().equals("major"))
        .toList();
  }

  private String refusal() {
    WeftException e = catchThrowableOfType(WeftException.class, this::plan);
    assertThat(e).as("the plan was made").isNotNull();
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
    return e.findings().stream().filter(Finding::stops).toList().getFirst().message();
  }

  private void agreement(String consumer, String more) {
    mesh.with(
        "sales/agreements/days.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: reads_days
        product: sales/days@1
        consumer: %s
        purposes: [exploration]
        reason: For tests.
        """
                .formatted(consumer)
            + more);
    mesh.apply(ANN, "sales");
  }

  @Test
  void goesWithAMinorVersion() {
    drop();
    assertThat(breaking())
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.path()).startsWith("/schema/days/properties/amount");
              assertThat(change.unused()).isTrue();
              assertThat(change.letGo()).isEqualTo("mesh/amounts_may_go");
            });
    mesh.apply(ANN, "sales/days");
    assertThat(mesh.run(ANN, "sales/days").state()).isEqualTo("succeeded");
    assertThat(mesh.query(EVE, "select * from sales.days.days order by day"))
        .startsWith("day,orders\n2026-01-01,1\n");
  }

  @Test
  void takesNoLessThanAMinorVersion() {
    drop();
    mesh.edit(CONTRACT, "version: 1.1.0", "version: 1.0.1");
    assertThat(refusal()).contains("from 1.0.0 to 1.0.1, but its changes take 1.1.0");
  }

  @Test
  void isReadAsAnotherTypeFromTheNextReleaseOn() {
    mesh.edit(CONTRACT, "amount, logicalType: number", "amount, logicalType: string");
    mesh.edit(SQL, "sum(amount)::double as", "sum(amount)::varchar as");
    version("1.1.0");
    mesh.apply(ANN, "sales/days");
    assertThat(mesh.run(ANN, "sales/days").state()).isEqualTo("succeeded");
    assertThat(mesh.query(EVE, "select amount || '!' as loud from sales.days.days order by day"))
        .startsWith("loud\n30.5!\n");
  }

  @Test
  void staysWhereTheRuleDoesNotHold() {
    drop();
    mesh.edit(
        CONTRACT,
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true",
        "name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }");
    assertThat(refusal()).contains("take 2.0.0", "`days.amount` was removed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"draft", "audit", "warn"})
  void staysWhereTheRuleIsNotEnforced(String stage) {
    mesh.edit(RULE, "stage: enforce", "stage: " + stage);
    mesh.apply(GIL);
    drop();
    assertThat(refusal()).contains("take 2.0.0");
  }

  @Test
  void staysWhereNobodyCanSayWhatTheRuleSays() {
    rule("enforce", "change.changes[100].unused");
    drop();
    assertThat(refusal()).contains("take 2.0.0");
  }

  @Test
  void staysAsLongAsReadsHaveNotBeenCountedForNinetyDays() {
    mesh.close();
    mesh = SmallMesh.applied(root.resolve("young"));
    mesh.reads.flush();
    mesh.clock.move(Duration.ofDays(89));
    rule("enforce", "true");
    drop();
    assertThat(refusal()).contains("take 2.0.0");
    mesh.clock.move(Duration.ofDays(2));
    assertThat(breaking()).allMatch(PromiseChange::unused);
  }

  @Test
  void staysWhereSomebodyReadIt() {
    mesh.query(EVE, "select day from sales.days.days");
    drop();
    assertThat(breaking()).as("another column was read").allMatch(PromiseChange::unused);
    mesh.query(EVE, "select count(*) from sales.days.days where amount > 1");
    assertThat(refusal()).contains("take 2.0.0", "`days.amount` was removed");
    mesh.clock.move(Duration.ofDays(91));
    assertThat(breaking()).as("long ago").allMatch(PromiseChange::unused);
  }

  @Test
  void staysWhenSomebodyReadsItBeforeThePlanIsApplied() {
    drop();
    String planned = plan().fingerprint();
    mesh.query(EVE, "select amount from sales.days.days");
    WeftException e =
        catchThrowableOfType(WeftException.class, () -> mesh.applies.apply(ANN, files(), planned));
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_STALE);
    assertThat(e.details().get("moved"))
        .contains("use of sales.days.days/schema/days/properties/amount");
  }

  @Test
  void staysWhenTheRuleGoesBeforeThePlanIsApplied() {
    drop();
    String planned = plan().fingerprint();
    var files = files();
    mesh.edit(RULE, "stage: enforce", "stage: audit");
    mesh.apply(GIL);
    WeftException e =
        catchThrowableOfType(WeftException.class, () -> mesh.applies.apply(ANN, files, planned));
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_STALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "columns: { days: [day, amount] }\n",
        "columns: { days: [day] }\nrows: { days: \"row.amount > 1.0\" }\n",
        "columns: { days: [day, amount] }\nfrom: 2099-01-01\n"
      })
  void staysWhereAnAgreementGivesIt(String more) {
    agreement("person:gus", more);
    drop();
    assertThat(refusal()).contains("take 2.0.0");
  }

  @Test
  void staysWhereAnAgreementGivesItToAProductThatDoesNotReadItYet() {
    agreement("product:finance/report", "columns: { days: [amount] }\n");
    drop();
    assertThat(refusal()).contains("take 2.0.0");
  }

  @Test
  void goesWhereAgreementsGiveOtherColumns() {
    agreement("person:gus", "columns: { days: [day] }\n");
    drop();
    assertThat(breaking()).extracting(PromiseChange::letGo).containsOnly("mesh/amounts_may_go");
  }

  @Test
  void staysWhereAHiddenProductDeclaresThePortAsAnInput() {
    agreement("product:finance/report", "columns: { days: [day] }\n");
    mesh.edit(
        REPORT,
        "contractId: sales.orders.orders }]",
        "contractId: sales.orders.orders },"
            + " { name: days, version: 1.0.0, contractId: sales.days.days }]");
    mesh.edit(
        REPORT,
        "value: consumerAligned }",
        "value: consumerAligned }, { property: weft.hidden, value: true }");
    mesh.apply(FRED, "finance/report");
    drop();
    assertThat(refusal()).contains("take 2.0.0").endsWith("1 that you may not see");
  }

  @Test
  void staysUnderAnotherNameWhereAnybodyReadsAnything() {
    rule("enforce", "true");
    mesh.edit(CONTRACT, "id: amount, name: amount", "id: amount, name: total");
    mesh.edit(SQL, "as amount", "as total");
    version("1.1.0");
    assertThat(breaking()).allMatch(PromiseChange::unused);
    mesh.query(EVE, "select day from sales.days.days");
    assertThat(refusal()).contains("take 2.0.0");
  }

  /// Its consumers read the other major by the same contract.
  @Test
  void staysWhereAnotherMajorOfTheProductServesTheContract() {
    String product = "sales/days/product.yaml";
    mesh.edit(
        product,
        "type: tables }]",
        "type: tables }, { name: sums, version: 2.0.0, contractId: sales.days.sums, type: tables }]");
    mesh.edit(product, "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.with(
        "sales/days/contracts/sums.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.days.sums
        version: 2.0.0
        status: active
        schema:
          - name: sums
            logicalType: object
            properties: [{ id: day, name: day, logicalType: date, classification: public }]
        """);
    mesh.with("sales/days/sql/sums.sql", "select day from days\n");
    mesh.edit("sales/days/build.yaml", "tables: {", "tables: { sums: {},");
    mesh.apply(ANN, "sales/days");
    drop();
    assertThat(refusal()).contains("take 2.0.0", "`days.amount` was removed");
  }

  @Test
  void staysWithItsPort() {
    rule("enforce", "true");
    mesh.edit(
        "sales/days/product.yaml",
        "contractId: sales.days.days, type: tables",
        "contractId: sales.days.days, type: other");
    assertThat(refusal()).contains(", which sales/days@1 promises");
  }

  @Test
  void takesNobodysYesInReview() {
    agreement("person:gus", "columns: { days: [day] }\n");
    drop();
    var ann = new Principal.OfPerson("ann");
    var reviewed =
        mesh.folders.review(ANN, files(), new Backing(List.of(ann), ann, Set.of(), false));
    assertThat(reviewed.breaking()).isEmpty();
    assertThat(reviewed.plan().products()).hasSize(1);
  }
}
