package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AccessRequestView.ApprovalView;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.PlanView.DocumentChange;
import dev.weft.usecases.product.PlanView.NotYours;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Applying an agreement's document is a decision on access, written down like any other.
class DeclaredAgreementTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller BO = TestMesh.as("bo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final String FILE = "sales/agreements/report.yaml";

  @TempDir private Path root;
  private TestMesh mesh;
  private ListAccessRequests lists;
  private DecideAccessRequest decisions;
  private Agreements agreements;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: bo, roles: [steward] }");
    lists = new ListAccessRequests(mesh.catalog, mesh.mesh);
    decisions = new DecideAccessRequest(mesh.catalog, mesh.mesh);
    agreements = new Agreements(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void personal() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string, classification: public",
        "name: customer, logicalType: string, classification: personal");
  }

  private AppliedView apply() {
    mesh.apply(TestMesh.OPERATOR);
    return mesh.apply(ANN);
  }

  @Test
  void writesDownWhoAppliedAsWhoAgreed() {
    apply();

    AccessRequestView request = request(1);
    assertThat(request.state()).isEqualTo("approved");
    assertThat(request.requester()).isEqualTo("product:finance/report");
    assertThat(request.consumer()).isEqualTo("product:finance/report");
    assertThat(request.document()).isEqualTo(FILE);
    assertThat(request.agreement()).isEqualTo("report_reads_orders");
    assertThat(request.personal()).isFalse();
    assertThat(request.approvals())
        .extracting(ApprovalView::role, ApprovalView::who)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("product_owner", "ann"));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void waitsForTheStewardWherePersonalDataIsInItsUse() {
    personal();
    AppliedView applied = apply();

    assertThat(applied.changed()).isTrue();
    assertThat(applied.asked())
        .containsExactly(new AppliedView.AskedAgreement("report_reads_orders", "sales", 1));
    assertThat(who(applied.notYours())).containsExactly("bo");
    assertThat(agreements.list(GIL, new PageRequest("", 9)).items()).isEmpty();
    assertThat(request(1).state()).isEqualTo("open");
    assertThat(request(1).waitsFor()).containsExactly("bo");
    PlanView again = mesh.plan(ANN);
    assertThat(again.empty()).isTrue();
    assertThat(who(again.notYours())).containsExactly("bo");

    AppliedView whole = mesh.apply(BO);

    assertThat(whole.documents()).isEqualTo(1);
    assertThat(whole.asked()).isEmpty();
    assertThat(request(1).state()).isEqualTo("approved");
    assertThat(request(1).approvals())
        .extracting(ApprovalView::who)
        .containsExactlyInAnyOrder("ann", "bo");
    assertThat(agreements.show(GIL, "sales", "report_reads_orders").state()).isEqualTo("active");
    assertThat(mesh.plan(ANN).empty()).isTrue();
    assertThat(requests()).hasSize(1);
  }

  @Test
  void becomesTheAgreementAsWrittenWhenTheLastYesIsGivenToTheRequest() {
    personal();
    mesh.edit(FILE, "reason:", "onward: { free: [orders.amount] }   # decided in May\nreason:");
    apply();
    assertThat(request(1).onward()).isEqualTo("free: orders.amount");
    assertThat(code(() -> decisions.approve(ANN, 1))).isEqualTo(ErrorCode.ACCESS_ROLE);

    assertThat(decisions.approve(BO, 1).agreement()).isEqualTo("report_reads_orders");

    assertThat(agreements.show(GIL, "sales", "report_reads_orders").text())
        .contains("# decided in May");
    assertThat(mesh.plan(ANN).empty()).isTrue();
  }

  @Test
  void takesTheYesOfTheStewardFirstAsWell() {
    personal();
    mesh.apply(TestMesh.OPERATOR);
    mesh.remove(FILE);
    mesh.apply(ANN);
    writeAgreement("product:finance/report", "");

    assertThat(mesh.plan(BO).documents())
        .containsExactly(
            new DocumentChange("ask", "Agreement", "report_reads_orders", "sales", FILE));
    assertThat(who(mesh.apply(BO).notYours())).contains("ann");
    assertThat(mesh.apply(ANN).documents()).isEqualTo(1);
  }

  @Test
  void asksAPersonInTwoRolesOnlyOnce() {
    personal();
    mesh.edit(
        "sales/domain.yaml",
        "who: ann, roles: [product_owner, data_engineer]",
        "who: ann, roles: [product_owner, data_engineer, steward]");
    assertThat(who(apply().notYours())).containsExactly("bo");
    assertThat(mesh.plan(ANN).empty()).isTrue();
  }

  @Test
  void letsNobodyAgreeToTheirOwn() {
    mesh.remove(FILE);
    apply();
    writeAgreement("person:ann", "");
    AppliedView applied = mesh.apply(ANN);
    assertThat(applied.changed()).isFalse();
    assertThat(who(applied.notYours())).containsExactly("product_owner");
    assertThat(requests()).isEmpty();
  }

  @Test
  void asksNoStewardForColumnsThatAreNotInItsUse() {
    personal();
    mesh.edit(FILE, "reason:", "columns: { orders: [day, amount] }\nreason:");
    assertThat(apply().asked()).isEmpty();
    assertThat(request(1).personal()).isFalse();
  }

  @Test
  void asksTheStewardForColumnsThatRowsAreChosenBy() {
    personal();
    mesh.edit(
        FILE,
        "reason:",
        "columns: { orders: [day] }\nrows: { orders: \"row.customer == 'c1'\" }\nreason:");
    assertThat(apply().asked()).hasSize(1);
  }

  @Test
  void knowsWhatColumnsWillCarryBeforeTheyAreBuilt() {
    personal();
    mesh.edit("sales/days/sql/days.sql", "count(*)", "count(customer)");
    mesh.edit(FILE, "product: sales/orders@1", "product: sales/days@1");
    assertThat(apply().asked()).hasSize(1);
  }

  @Test
  void asksAnewForAnotherText() {
    personal();
    apply();
    mesh.edit(FILE, "wants a number", "wants two numbers");
    assertThat(mesh.apply(ANN).asked()).extracting("request").containsExactly(2L);
    assertThat(request(1).state()).isEqualTo("withdrawn");
    assertThat(code(() -> decisions.approve(BO, 1))).isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
    assertThat(decisions.approve(BO, 2).state()).isEqualTo("approved");
  }

  @Test
  void agreesToAChangeAndNotToOtherWordsOrAnEnd() {
    apply();
    mesh.edit(FILE, "id: report", "# by the board\nid: report");
    mesh.apply(ANN);
    assertThat(requests()).hasSize(1);
    mesh.edit(FILE, "reason:", "columns: { orders: [amount] }\nreason:");
    mesh.apply(ANN);
    assertThat(requests()).hasSize(2);
    mesh.edit(FILE, "reason:", "status: retired\nreason:");
    mesh.apply(ANN);
    assertThat(requests()).hasSize(2);
    assertThat(agreements.show(GIL, "sales", "report_reads_orders").state()).isEqualTo("revoked");
  }

  @Test
  void refusesAPlanAfterSomebodyElseAgreed() {
    personal();
    apply();
    var files = mesh.files();
    String fingerprint = mesh.plan(BO).fingerprint();
    decisions.approve(BO, 1);
    var stale =
        catchThrowableOfType(WeftException.class, () -> mesh.applies.apply(BO, files, fingerprint));
    assertThat(stale.code()).isEqualTo(ErrorCode.PLAN_STALE);
    assertThat(stale.details().get("moved")).contains("access request of agreement");
  }

  @Test
  void refusesTheLastYesWhenTheAgreementHasMoved() {
    apply();
    mesh.edit(FILE, "reason:", "columns: { orders: [customer] }\nreason:");
    personal();
    mesh.apply(BO, "sales/orders");
    mesh.apply(ANN);
    assertThat(request(2).state()).isEqualTo("open");
    mesh.edit(FILE, "columns: { orders: [customer] }\n", "# as before\n");
    mesh.apply(ANN);
    assertThat(code(() -> decisions.approve(BO, 2))).isEqualTo(ErrorCode.REGISTRY_CHANGED);
  }

  @Test
  void closesWhatWaitsWhenTheAgreementIsRevoked() {
    waiting();
    agreements.revoke(ANN, "sales", "report_reads_orders");
    closed();
  }

  @Test
  void closesWhatWaitsWhenTheAgreementIsRetired() {
    waiting();
    mesh.edit(FILE, "columns: { orders: [customer] }\n", "status: retired\n");
    mesh.apply(ANN);
    closed();
  }

  private void waiting() {
    apply();
    mesh.edit(FILE, "reason:", "columns: { orders: [customer] }\nreason:");
    personal();
    mesh.apply(BO, "sales/orders");
    mesh.apply(ANN);
    assertThat(request(2).state()).isEqualTo("open");
  }

  private void closed() {
    assertThat(agreements.show(GIL, "sales", "report_reads_orders").state()).isEqualTo("revoked");
    assertThat(request(2).state()).isEqualTo("rejected");
    assertThat(request(2).answer())
        .isEqualTo("Agreement report_reads_orders was ended before this was decided.");
    assertThat(code(() -> decisions.approve(BO, 2))).isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
  }

  @Test
  void findsMistakesAboutAProductThatIsNotInTheFolder() {
    apply();
    mesh.edit(
        FILE, "reason:", "columns: { orders: [dya] }\nrows: { orders: row.amount > 'x' }\nreason:");
    var refused =
        catchThrowableOfType(
            WeftException.class,
            () -> mesh.plans.plan(ANN, mesh.files("sales").stream().filter(this::own).toList()));
    assertThat(refused.findings())
        .extracting(finding -> finding.place().text() + " " + finding.message())
        .contains(
            "agreements/report.yaml:8:28 One side is a number, the other a text, for table"
                + " sales/orders:orders")
        .anyMatch(text -> text.endsWith("Table orders has no column dya"));
    assertThat(refused.findings()).filteredOn(Finding::stops).hasSize(2);
  }

  @Test
  void tellsStrangersNothingOfWhatAnAgreementIsAbout() {
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    apply();
    mesh.edit(FILE, "reason:", "rows: { orders: row.nothing > 'x' }\nreason:");
    var own = mesh.files("sales").stream().filter(this::own).toList();
    assertThat(who(mesh.plans.plan(TestMesh.as("zoe"), own).notYours())).containsExactly("ann");
  }

  private boolean own(dev.weft.model.document.SourceFile file) {
    return file.path().equals("domain.yaml") || file.path().startsWith("agreements/");
  }

  private void writeAgreement(String consumer, String more) {
    mesh.with(
        FILE,
        """
        apiVersion: weft/v1
        kind: Agreement
        id: report_reads_orders
        product: sales/orders@1
        consumer: %s
        purposes: [exploration]
        reason: The board wants a number.
        """
                .formatted(consumer)
            + more);
  }

  private List<AccessRequestView> requests() {
    return lists.list(GIL, Optional.empty(), new PageRequest("", 99)).items();
  }

  private AccessRequestView request(long number) {
    return lists.show(GIL, number);
  }

  private static List<String> who(List<NotYours> left) {
    return left.stream()
        .filter(one -> one.kind().equals("Agreement"))
        .flatMap(one -> one.who().stream())
        .toList();
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(WeftException.class, call).code();
  }
}
