package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.formats.own.AgreementText;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AccessRequestView.ApprovalView;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.access.RenewAgreement;
import dev.weft.usecases.access.RenewAgreement.Renewal;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.mesh.ChangeMembers;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.AppliedView.AskedAgreement;
import dev.weft.usecases.product.PlanView.NotYours;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that answer requests for access: the owner's yes beforehand, and further people.
class RequestRulesTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller BO = TestMesh.as("bo");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final String OPEN = "sales/policies/open.yaml";
  private static final String ROUTED = "policies/routed.yaml";

  @TempDir private Path root;
  private TestMesh mesh;
  private RequestAccess requests;
  private DecideAccessRequest decisions;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: bo, roles: [steward] }");
    mesh.apply(GIL);
    requests = new RequestAccess(mesh.catalog, mesh.mesh);
    decisions = new DecideAccessRequest(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void approvesAtOnceWhatTheOwnerSaidYesToBeforehand() {
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    mesh.apply(ANN, "sales");

    AccessRequestView approved = ask(FLO, "day");
    assertThat(approved.state()).isEqualTo("approved");
    assertThat(approved.agreement()).isEqualTo("flo_reads_orders_2");
    assertThat(approved.answer()).isEqualTo("By rule sales/open_days.");
    assertThat(approved.approvals())
        .extracting(ApprovalView::role, ApprovalView::who)
        .containsExactly(tuple("product_owner", "ann"));
    assertThat(ask(FLO, "amount").state()).isEqualTo("open");
  }

  @Test
  void approvesNothingPersonal() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: day, logicalType: date, required: true, classification: public",
        "name: day, logicalType: date, required: true, classification: personal");
    mesh.apply(BO, "sales/orders");
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    mesh.apply(ANN, "sales");

    AccessRequestView asked = ask(FLO, "day");
    assertThat(asked.personal()).isTrue();
    assertThat(asked.state()).isEqualTo("open");
    assertThat(asked.waitsFor()).containsExactly("ann", "bo");
  }

  @Test
  void letsNobodyApproveForThemselvesByARule() {
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    mesh.apply(ANN, "sales");

    assertThat(ask(ANN, "day").state()).isEqualTo("open");
  }

  @Test
  void isTheOwnersRuleAndNobodyElses() {
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    AppliedView applied = mesh.apply(BO, "sales");
    assertThat(applied.notYours()).anySatisfy(one -> assertThat(one.who()).contains("ann"));
    assertThat(ask(FLO, "day").state()).isEqualTo("open");

    mesh.apply(ANN, "sales");
    assertThat(ask(FLO, "day").state()).isEqualTo("approved");
    mesh.with("people.yaml", "apiVersion: weft/v1\nkind: Person\nname: amy\n");
    mesh.apply(TestMesh.OPERATOR);
    var members = new ChangeMembers(mesh.catalog, mesh.mesh);
    members.put(ANN, "sales", "amy", List.of("product_owner"), List.of());
    members.remove(TestMesh.as("amy"), "sales", "ann");
    assertThat(ask(FLO, "day").state()).as("ann owns nothing any more").isEqualTo("open");
  }

  @Test
  void saysNoYesForAnOwnerWhoHasLeft() {
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    mesh.apply(ANN, "sales");
    mesh.with(
        "people.yaml",
        """
        apiVersion: weft/v1
        kind: Person
        name: ann
        status: retired
        """);
    mesh.apply(TestMesh.OPERATOR);
    AccessRequestView asked = ask(FLO, "day");
    assertThat(asked.state()).isEqualTo("open");
    assertThat(asked.waitsFor()).doesNotContain("ann");
    assertThat(
            catchThrowableOfType(WeftException.class, () -> decisions.approve(ANN, asked.number()))
                .code())
        .isEqualTo(ErrorCode.ACCESS_REQUEST_NOT_FOUND);
  }

  @Test
  void waitsForThoseWhomARuleNamesAsWell() {
    mesh.with(OPEN, rule("open_days", "sales", "then: approve"));
    mesh.apply(ANN, "sales");
    mesh.with(ROUTED, rule("lead_looks", "mesh", "then: { route: { roles: [governance_lead] } }"));
    mesh.apply(GIL);

    AccessRequestView asked = ask(FLO, "day");
    assertThat(asked.waitsFor()).containsExactly("ann", "gil");
    AccessRequestView half = decisions.approve(ANN, asked.number());
    assertThat(half.state()).isEqualTo("open");
    assertThat(half.waitsFor()).containsExactly("gil");
    assertThat(code(() -> decisions.approve(ANN, asked.number())))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
    AccessRequestView whole = decisions.approve(GIL, asked.number());
    assertThat(whole.agreement()).isEqualTo("flo_reads_orders_2");
    assertThat(whole.approvals())
        .extracting(ApprovalView::role)
        .containsExactly("product_owner", "rule mesh/lead_looks");
  }

  @Test
  void showsARequestToThoseWhomARuleNames() {
    mesh.with(ROUTED, rule("fred_looks", "mesh", "then: { route: { people: [fred] } }"));
    mesh.apply(GIL);
    long routed = ask(FLO, "day").number();
    ask(FLO, "amount");

    Caller fred = TestMesh.as("fred");
    assertThat(
            new ListAccessRequests(mesh.catalog, mesh.mesh)
                .list(fred, Optional.empty(), new PageRequest("", 9))
                .items())
        .extracting(AccessRequestView::number)
        .as("and the one for a product that he builds")
        .containsExactly(routed, 1L);
    assertThat(decisions.reject(fred, routed, "No.").state()).isEqualTo("rejected");
  }

  @Test
  void takesNoDocumentForTheYesOfThoseWhomARuleNames() {
    mesh.with(ROUTED, rule("lead_looks", "mesh", "then: { route: { roles: [governance_lead] } }"));
    mesh.apply(GIL);
    mesh.with(
        "sales/agreements/flo.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: flo_reads
        product: sales/orders@1
        consumer: person:flo
        purposes: [exploration]
        columns: { orders: [day] }
        reason: A study.
        """);
    WeftException e = catchThrowableOfType(WeftException.class, () -> mesh.plan(ANN));
    assertThat(e.findings().stream().filter(Finding::stops).toList())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.RULE_BROKEN);
              assertThat(finding.message()).contains("mesh/lead_looks");
            });
  }

  /// Who answers is written down with the request.
  @Test
  void takesNoDocumentForTheYesOfThoseToWhomARenewalWentAlready() {
    String document = "sales/agreements/flo.yaml";
    String text =
        """
        apiVersion: weft/v1
        kind: Agreement
        id: flo_reads
        product: sales/orders@1
        consumer: person:flo
        purposes: [exploration]
        columns: { orders: [day] }
        until: %s
        reason: A study.
        """
            .formatted(day(9));
    mesh.with(document, text);
    mesh.apply(ANN, "sales");
    mesh.with(ROUTED, rule("lead_looks", "mesh", "then: { route: { roles: [governance_lead] } }"));
    mesh.apply(GIL);
    AccessRequestView asked =
        new RenewAgreement(mesh.catalog, mesh.mesh)
            .renew(FLO, new Renewal("sales", "flo_reads", day(90), "It goes on."));
    assertThat(asked.waitsFor()).containsExactly("ann", "gil");
    mesh.edit(ROUTED, "stage: enforce", "stage: draft");
    mesh.apply(GIL);

    mesh.with(document, AgreementText.until(text, day(90)).orElseThrow());
    AppliedView applied = mesh.apply(ANN, "sales");
    assertThat(applied.asked()).extracting(AskedAgreement::request).containsExactly(asked.number());
    assertThat(mesh.plan(ANN).notYours())
        .filteredOn(one -> one.kind().equals("Agreement"))
        .extracting(NotYours::who)
        .containsExactly(List.of("gil"));
    assertThat(decisions.approve(GIL, asked.number()).state()).isEqualTo("approved");
  }

  @Test
  void waitsForARuleWhereNobodyIsWhomItNames() {
    mesh.with(
        ROUTED, rule("scientist_looks", "mesh", "then: { route: { roles: [data_scientist] } }"));
    mesh.apply(GIL);
    AccessRequestView asked = ask(FLO, "day");
    assertThat(asked.waitsFor()).containsExactly("ann");
    assertThat(decisions.approve(ANN, asked.number()).waitsFor())
        .containsExactly("rule mesh/scientist_looks");
  }

  private String day(int from) {
    return LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC).plusDays(from).toString();
  }

  @Test
  void runsTheTestsInsideSuchARule() {
    mesh.with(
        OPEN,
        rule("open_days", "sales", "then: approve")
            + "tests: [{ given: { agreement: { columns: [orders.amount] } }, expect: yes }]\n");
    WeftException e = catchThrowableOfType(WeftException.class, () -> mesh.plan(ANN));
    assertThat(e.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.RULE_TEST);
              assertThat(finding.message()).contains("expects `yes`, but it is `no`");
            });
  }

  private static String rule(String id, String scope, String then) {
    return """
    apiVersion: weft/v1
    kind: Rule
    id: %s
    scope: %s
    on: agreement
    stage: enforce
    reason: Anybody may count days.
    when: agreement.columns == ['orders.day']
    %s
    """
        .formatted(id, scope, then);
  }

  private AccessRequestView ask(Caller who, String column) {
    return requests.ask(
        who,
        new AccessAsk(
            ProductId.of("sales/orders"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("exploration"),
            Map.of("orders", List.of(column)),
            Map.of(),
            Optional.empty(),
            "guarded",
            "A study."));
  }

  private static ErrorCode code(Runnable work) {
    return catchThrowableOfType(WeftException.class, work::run).code();
  }
}
