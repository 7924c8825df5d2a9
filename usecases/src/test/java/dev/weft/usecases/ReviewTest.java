package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.registry.ProductMajor;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.review.ChangePages;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.review.ChangeView.VoiceView;
import dev.weft.usecases.review.ChangeView.WaitView;
import dev.weft.usecases.review.ProposeChange;
import dev.weft.usecases.review.ReviewChange;
import dev.weft.usecases.review.ReviewChange.Said;
import dev.weft.usecases.review.ShowChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change from its proposal to the mesh.
class ReviewTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller OLE = TestMesh.as("ole");
  private static final Caller STRANGER = TestMesh.as("zoe");
  private static final String ORDERS = "sales/orders/contracts/orders.yaml";

  @TempDir private Path root;
  private TestMesh mesh;
  private ProposeChange propose;
  private ReviewChange review;
  private ShowChanges shows;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    var pages = new ChangePages(mesh.catalog, mesh.mesh, mesh.folders);
    shows = new ShowChanges(mesh.catalog, mesh.mesh, pages);
    propose = new ProposeChange(mesh.catalog, mesh.mesh, mesh.folders, pages);
    review = new ReviewChange(mesh.catalog, mesh.mesh, mesh.folders, pages);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private ChangeView proposed(Caller caller) {
    return propose.propose(caller, "Something new", "It is time.", mesh.files());
  }

  private static Said said(ChangeView change) {
    return new Said(change.number(), change.version(), "Fine.");
  }

  private static WeftException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    WeftException e = catchThrowableOfType(WeftException.class, call);
    assertThat(e).as("it was done").isNotNull();
    return e;
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return refused(call).code();
  }

  /// A second owner of sales.
  private void second() {
    mesh.edit(
        "sales/domain.yaml",
        "members:\n",
        "members:\n  - { who: ole, roles: [product_owner], purposes: [exploration] }\n");
    mesh.with(
        "sales/domain.yaml",
        read("sales/domain.yaml")
            .replace(", purposes: [exploration] }\n  - { who: ann", " }\n  - { who: ann"));
    mesh.apply(ANN);
  }

  private String read(String path) {
    return mesh.files().stream()
        .filter(file -> file.path().equals(path))
        .map(file -> new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private void describe() {
    mesh.edit(
        ORDERS, "name: customer, logicalType", "name: customer, description: Who., logicalType");
    mesh.edit(ORDERS, "version: 1.0.0", "version: 1.0.1");
  }

  /// Another major beside the one that finance reads.
  private void breakIt() {
    mesh.edit(ORDERS, "name: day, logicalType: date", "name: day, logicalType: string");
    mesh.edit(ORDERS, "version: 1.0.0", "version: 2.0.0");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.edit("sales/orders/product.yaml", "orders, version: 1.0.0", "orders, version: 2.0.0");
    mesh.edit("sales/orders/sql/orders.sql", "day,", "day::varchar as day,");
  }

  @Test
  void anAnalystProposesWhatTheOwnerApproves() {
    describe();
    ChangeView change = proposed(EVE);

    assertThat(change.state()).isEqualTo("open");
    assertThat(change.ready()).isFalse();
    assertThat(change.waits())
        .containsExactly(new WaitView("approval", "DataProduct sales/orders", List.of("ann")));
    assertThat(change.plan()).isNotNull();
    assertThat(code(() -> review.approve(EVE, said(change)))).isEqualTo(ErrorCode.CHANGE_DENIED);
    assertThat(code(() -> review.apply(EVE, said(change)))).isEqualTo(ErrorCode.CHANGE_WAITS);

    ChangeView approved = review.approve(ANN, said(change));
    assertThat(approved.ready()).isTrue();
    assertThat(approved.waits()).isEmpty();
    assertThat(review.apply(EVE, said(change)).revisions())
        .extracting(revision -> revision.product())
        .containsExactly("sales/orders");
    ChangeView applied = shows.show(EVE, change.number());
    assertThat(applied.state()).isEqualTo("applied");
    assertThat(applied.plan()).isNull();
    assertThat(applied.voices())
        .extracting(VoiceView::kind, VoiceView::who, VoiceView::current)
        .containsExactly(
            tuple("proposed", "eve", true),
            tuple("approved", "ann", true),
            tuple("applied", "eve", true));
    assertThat(code(() -> review.comment(ANN, said(change)))).isEqualTo(ErrorCode.CHANGE_CLOSED);
  }

  @Test
  void aTeamThatAnswersForTheMeshSeesWhatChangesIt() {
    mesh.edit(
        "mesh.yaml", "members: [", "members: [{ who: team:leads, roles: [governance_lead] }, ");
    mesh.with(
        "people.yaml",
        """
        { apiVersion: weft/v1, kind: Person, name: lea }
        ---
        { apiVersion: weft/v1, kind: Team, name: leads, members: [lea] }
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.edit("mesh.yaml", "exploration: Find out.", "exploration: Find something out.");
    ChangeView change = proposed(GIL);
    Caller lea = TestMesh.as("lea");
    assertThat(shows.list(lea, Optional.empty(), new PageRequest("", 9)).items())
        .extracting(ChangeView::number)
        .containsExactly(change.number());
    assertThat(code(() -> shows.show(STRANGER, change.number())))
        .isEqualTo(ErrorCode.CHANGE_NOT_FOUND);
  }

  @Test
  void anEditTakesApprovalsBack() {
    describe();
    ChangeView change = proposed(EVE);
    review.approve(ANN, said(change));
    mesh.edit(ORDERS, "description: Who.", "description: Whoever it was.");
    ChangeView edited =
        propose.replace(EVE, change.number(), change.version(), "Better words.", mesh.files());

    assertThat(edited.version()).isNotEqualTo(change.version());
    assertThat(edited.ready()).isFalse();
    assertThat(edited.voices())
        .filteredOn(voice -> voice.kind().equals("approved"))
        .extracting(VoiceView::current)
        .containsExactly(false);
    assertThat(code(() -> review.approve(ANN, said(change)))).isEqualTo(ErrorCode.CHANGE_MOVED);
    assertThat(code(() -> review.apply(EVE, said(change)))).isEqualTo(ErrorCode.CHANGE_MOVED);
    assertThat(
            code(
                () ->
                    propose.replace(ANN, change.number(), edited.version(), "Mine.", mesh.files())))
        .isEqualTo(ErrorCode.CHANGE_DENIED);
    review.approve(ANN, said(edited));
    assertThat(review.apply(ANN, said(edited)).changed()).isTrue();
  }

  @Test
  void concernsOnlyWhomItConcerns() {
    describe();
    ChangeView change = proposed(EVE);

    assertThat(code(() -> shows.show(STRANGER, change.number())))
        .isEqualTo(ErrorCode.CHANGE_NOT_FOUND);
    assertThat(code(() -> shows.show(FLO, change.number()))).isEqualTo(ErrorCode.CHANGE_NOT_FOUND);
    assertThat(code(() -> review.comment(FLO, said(change)))).isEqualTo(ErrorCode.CHANGE_NOT_FOUND);
    var page = new PageRequest("", 10);
    assertThat(shows.list(FLO, Optional.empty(), page).items()).isEmpty();
    assertThat(shows.list(GIL, Optional.of("open"), page).items())
        .as("whoever answers for the mesh is not asked about products")
        .isEmpty();
    assertThat(shows.list(ANN, Optional.of("open"), page).items())
        .extracting(ChangeView::number)
        .containsExactly(change.number());
    assertThat(shows.list(ANN, Optional.of("applied"), page).items()).isEmpty();
    assertThat(code(() -> proposed(STRANGER))).isEqualTo(ErrorCode.CHANGE_DENIED);
    assertThat(code(() -> proposed(FRED))).isEqualTo(ErrorCode.CHANGE_DENIED);
  }

  @Test
  void saysWhenNobodyIsLeftToApprove() {
    breakIt();
    assertThat(proposed(ANN).waits())
        .contains(
            new WaitView("approval", "breaking sales/orders", List.of("an owner other than ann")));
  }

  @Test
  void nobodyApprovesTheirOwnBreakingChange() {
    second();
    breakIt();
    ChangeView change = proposed(ANN);

    assertThat(change.waits())
        .containsExactly(
            new WaitView("approval", "breaking sales/orders", List.of("ole")),
            new WaitView("acknowledgement", "finance/report@1", List.of("fred")));
    WeftException e = refused(() -> review.apply(ANN, said(change)));
    assertThat(e.code()).isEqualTo(ErrorCode.CHANGE_WAITS);
    assertThat(e.sentence()).contains("sales/orders promised");

    assertThat(code(() -> review.acknowledge(FLO, said(change), "finance/report@1")))
        .isEqualTo(ErrorCode.CHANGE_DENIED);
    ChangeView known = review.acknowledge(FRED, said(change), "finance/report@1");
    assertThat(known.waits()).extracting(WaitView::kind).containsExactly("approval");
    review.approve(OLE, said(change));
    assertThat(review.apply(ANN, said(change)).revisions())
        .extracting(revision -> revision.major())
        .containsExactly(2);
    mesh.run(ANN, "sales/orders");
    assertThat(
            mesh.catalog.<List<ProductMajor>>read(
                reading -> reading.registry().majors(ProductId.of("sales/orders"))))
        .hasSize(2);
  }

  @Test
  void aRuleAsksForWhatConsumersKnow() {
    second();
    mesh.with(
        "policies/rule.yaml",
        """
        apiVersion: weft/v1
        kind: Rule
        id: breaking_changes_are_agreed
        scope: mesh
        on: change
        stage: enforce
        reason: Nobody is surprised.
        require: change.impact != 'major' || change.approved && change.acknowledged
        """);
    mesh.apply(GIL);
    breakIt();
    assertThat(refused(() -> mesh.plan(ANN)).findings())
        .extracting(finding -> finding.code())
        .contains(ErrorCode.RULE_BROKEN);

    ChangeView change = proposed(ANN);
    review.approve(OLE, said(change));
    assertThat(code(() -> review.apply(ANN, said(change)))).isEqualTo(ErrorCode.PLAN_REFUSED);
    review.acknowledge(FRED, said(change), "finance/report@1");
    assertThat(review.apply(OLE, said(change)).changed()).isTrue();
  }

  @Test
  void isRejectedOrTakenBack() {
    describe();
    ChangeView change = proposed(EVE);
    assertThat(code(() -> review.reject(FLO, said(change)))).isEqualTo(ErrorCode.CHANGE_NOT_FOUND);
    assertThat(code(() -> review.withdraw(ANN, said(change)))).isEqualTo(ErrorCode.CHANGE_DENIED);
    assertThat(review.reject(ANN, said(change)).state()).isEqualTo("rejected");
    ChangeView another = proposed(EVE);
    assertThat(review.withdraw(EVE, said(another)).state()).isEqualTo("withdrawn");
  }

  @Test
  void refusesWhatNobodyCouldApply() {
    assertThat(code(() -> proposed(EVE))).isEqualTo(ErrorCode.CHANGE_EMPTY);
    mesh.edit(ORDERS, "logicalType: date", "logicalType: dat");
    assertThat(code(() -> proposed(EVE))).isEqualTo(ErrorCode.PLAN_REFUSED);
    assertThat(code(() -> propose.propose(EVE, " ", "", mesh.files())))
        .isEqualTo(ErrorCode.CHANGE_EMPTY);
  }

  @Test
  void tellsWhenTheMeshHasMovedOn() {
    describe();
    ChangeView change = proposed(EVE);
    mesh.edit(ORDERS, "version: 1.0.1", "version: 1.0.2");
    mesh.edit(ORDERS, "description: Who.", "description: Somebody else.");
    mesh.apply(ANN);
    mesh.edit(ORDERS, "version: 1.0.2", "version: 1.1.0");
    mesh.edit(ORDERS, "name: day, logicalType", "name: day, description: When., logicalType");
    mesh.apply(ANN);

    ChangeView late = shows.show(EVE, change.number());
    assertThat(late.ready()).isFalse();
    assertThat(late.plan()).isNull();
    assertThat(late.problem()).isNotNull();
    assertThat(review.reject(ANN, said(change)).state()).isEqualTo("rejected");
  }

  @Test
  void nobodyGivesThemselvesARoleByAnApproval() {
    mesh.edit(
        "sales/domain.yaml",
        "who: eve, roles: [analyst]",
        "who: eve, roles: [analyst, data_engineer]");
    ChangeView change = proposed(EVE);
    assertThat(change.waits()).isNotEmpty();
    assertThat(code(() -> review.apply(EVE, said(change)))).isEqualTo(ErrorCode.CHANGE_WAITS);
    review.approve(ANN, said(change));
    assertThat(review.apply(EVE, said(change)).documents()).isEqualTo(1);
  }
}
