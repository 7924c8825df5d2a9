package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.notice.Inbox;
import dev.weft.usecases.notice.Watches;
import dev.weft.usecases.notice.WriteNotices;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.Backing;
import dev.weft.usecases.product.MoveView;
import dev.weft.usecases.product.MoveView.MoveEffect;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.review.ChangePages;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.review.ChangeView.WaitView;
import dev.weft.usecases.review.ProposeChange;
import dev.weft.usecases.review.ReviewChange;
import dev.weft.usecases.review.ReviewChange.Said;
import dev.weft.usecases.review.ShowChanges;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders go from sales to finance: from the proposal to what everybody finds afterwards.
class MoveTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller STU = TestMesh.as("stu");
  private static final Caller SUE = TestMesh.as("sue");
  private static final Caller STRANGER = TestMesh.as("zoe");
  private static final ProductId OLD = ProductId.of("sales/orders");
  private static final ProductId NEW = ProductId.of("finance/orders");

  @TempDir private Path root;
  private TestMesh mesh;
  private ProposeChange propose;
  private ReviewChange review;
  private ShowChanges shows;

  @BeforeEach
  void apply() {
    mesh = applied(root);
    var pages = new ChangePages(mesh.catalog, mesh.mesh, mesh.folders);
    shows = new ShowChanges(mesh.catalog, mesh.mesh, pages);
    propose = new ProposeChange(mesh.catalog, mesh.mesh, mesh.folders, pages);
    review = new ReviewChange(mesh.catalog, mesh.mesh, mesh.folders, pages);
    mesh.edit("connections/files.yaml", "domains: [sales]", "domains: [sales, finance]");
    mesh.with(
        "sales/agreements/days.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: days_reads_orders
        product: sales/orders@1
        consumer: product:sales/days
        purposes: [exploration]
        reason: As before.
        """);
    mesh.edit(
        "sales/domain.yaml",
        "members:\n",
        "members:\n  - { who: sue, roles: [product_owner] }\n  - { who: stu, roles: [steward] }\n");
    together();
    mesh.apply(SUE);
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    mesh.run(FRED, "finance/report");
  }

  TestMesh applied(Path folder) {
    return SmallMesh.applied(folder);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void together() {
    List<Principal> all =
        Stream.of(TestMesh.OPERATOR, GIL, ANN, FRED).map(Caller::principal).toList();
    mesh.folders.apply(
        ANN, mesh.files(), new Backing(all, ANN.principal(), Set.of(), false), _ -> {});
  }

  /// The folder of orders, where it will stand.
  private void moveFolder() {
    for (SourceFile file : mesh.files("sales/orders")) {
      mesh.with("finance/orders/" + file.path(), new String(file.bytes(), StandardCharsets.UTF_8));
      mesh.remove("sales/orders/" + file.path());
    }
    mesh.edit("finance/orders/product.yaml", "domain: sales", "domain: finance");
    mesh.edit(
        "finance/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.movedFrom, value: sales/orders }, ");
    for (String agreement : List.of("report", "days")) {
      mesh.remove("sales/agreements/" + agreement + ".yaml");
    }
  }

  private ChangeView proposed(Caller caller) {
    return propose.propose(caller, "Orders to finance", "They bill them.", mesh.files());
  }

  private static Said said(ChangeView change) {
    return new Said(change.number(), change.version(), "Fine.");
  }

  private void move() {
    moveFolder();
    ChangeView change = proposed(ANN);
    review.approve(FRED, said(change));
    review.apply(ANN, said(change));
  }

  private static WeftException refused(ThrowingCallable call) {
    WeftException e = catchThrowableOfType(WeftException.class, call);
    assertThat(e).as("it was done").isNotNull();
    return e;
  }

  private static List<String> findings(ThrowingCallable call) {
    return refused(call).findings().stream()
        .filter(Finding::stops)
        .map(finding -> finding.code().code() + " " + finding.message())
        .toList();
  }

  private String count(Caller caller, String domain) {
    return mesh.query(caller, "select count(*) as n from %s.orders.orders".formatted(domain));
  }

  private MoveView moves(ChangeView change) {
    return Objects.requireNonNull(change.plan()).moves().getFirst();
  }

  @Test
  void ownersOfBothDomainsAgree() {
    moveFolder();

    ChangeView change = proposed(ANN);

    assertThat(change.waits())
        .containsExactly(new WaitView("approval", "DataProduct finance/orders", List.of("fred")));
    assertThat(refused(() -> review.approve(ANN, said(change))).code())
        .isEqualTo(ErrorCode.CHANGE_DENIED);
    assertThat(refused(() -> review.apply(ANN, said(change))).code())
        .isEqualTo(ErrorCode.CHANGE_WAITS);
    review.approve(FRED, said(change));
    assertThat(review.apply(ANN, said(change)).revisions())
        .extracting(revision -> revision.product(), revision -> revision.revision())
        .containsExactly(tuple("finance/orders", 2L));
    assertThat(shows.show(FRED, change.number()).state()).isEqualTo("applied");
  }

  @Test
  void theReceivingDomainMayAskAsWell() {
    moveFolder();

    ChangeView change = proposed(FRED);

    assertThat(change.waits())
        .containsExactly(
            new WaitView("approval", "DataProduct finance/orders", List.of("ann", "sue")));
    review.approve(SUE, said(change));
    review.apply(SUE, said(change));
    assertThat(count(FLO, "finance")).isEqualTo("n\n3\n");
  }

  @Test
  void nobodyMovesAProductAlone() {
    mesh.edit("finance/domain.yaml", "who: fred", "who: ann");
    together();
    moveFolder();

    assertThat(mesh.plan(ANN).notYours())
        .extracting(one -> one.name(), one -> one.who())
        .contains(tuple("finance/orders", List.of("sue")));
    assertThat(mesh.plan(ANN).moves()).isEmpty();
  }

  @Test
  void aPlanSaysWhatChanges() {
    moveFolder();

    MoveView move = moves(proposed(ANN));

    assertThat(move.from()).isEqualTo("sales/orders");
    assertThat(move.to()).isEqualTo("finance/orders");
    assertThat(move.effects())
        .contains(
            new MoveEffect("member", "eve", "was analyst for it and will be nothing"),
            new MoveEffect("member", "flo", "was nothing for it and will be analyst"),
            new MoveEffect(
                "agreement",
                "sales/report_reads_orders",
                "goes along and is finance/report_reads_orders"),
            new MoveEffect("reader", "finance/report", "goes on reading it"),
            new MoveEffect("reader", "sales/days", "goes on reading it"));
  }

  @Test
  void standingIsThatOfTheNewDomain() {
    move();

    assertThat(count(FLO, "finance")).isEqualTo("n\n3\n");
    assertThat(refused(() -> count(EVE, "finance")).code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    assertThat(refused(() -> mesh.run(ANN, "finance/orders")).code())
        .isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThat(mesh.run(FRED, "finance/orders").state()).isEqualTo("succeeded");
  }

  @Test
  void statementsGoOnUnderTheOldAddress() {
    move();

    assertThat(count(FLO, "sales")).isEqualTo("n\n3\n");
    assertThat(mesh.query(FLO, "select count(*) as n from sales.\"orders@1\".orders"))
        .isEqualTo("n\n3\n");
    assertThat(
            mesh.query(
                FLO,
                "select count(*) as n from sales.orders.orders a join finance.orders.orders b"
                    + " using (order_id)"))
        .isEqualTo("n\n3\n");
    assertThat(refused(() -> count(EVE, "sales")).getMessage()).contains("finance.orders.orders");
  }

  @Test
  void productsThatReadItGoOn() {
    move();

    assertThat(mesh.run(FRED, "finance/orders").state()).isEqualTo("succeeded");
    assertThat(mesh.run(ANN, "sales/days").state()).isEqualTo("succeeded");
    assertThat(mesh.run(FRED, "finance/report").state()).isEqualTo("succeeded");
    assertThat(mesh.query(EVE, "select sum(orders)::int as n from sales.days.days"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void releasesAndFilesAreOneLine() {
    move();
    mesh.run(FRED, "finance/orders");

    List<Long> numbers =
        mesh.catalog.read(
            reading ->
                List.of(reading.releases().current(NEW, 1).orElseThrow().release().id().number()));
    assertThat(numbers).containsExactly(2L);
    assertThat(mesh.query(FLO, "select count(*) as n from finance.\"orders@1.0.0+1\".orders"))
        .isEqualTo("n\n3\n");
    mesh.clock.move(Duration.ofDays(2));
    mesh.sweeps.sweep(TestMesh.OPERATOR);
    assertThat(mesh.query(FLO, "select count(*) as n from finance.\"orders@1.0.0+1\".orders"))
        .isEqualTo("n\n3\n");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).missing()).isZero();
  }

  @Test
  void whoLooksForItWhereItWasIsToldWhereItIs() {
    move();
    var show = new ShowProduct(mesh.catalog, mesh.mesh, mesh.log);

    WeftException moved = refused(() -> show.show(EVE, OLD, Optional.empty()));

    assertThat(moved.code()).isEqualTo(ErrorCode.REGISTRY_MOVED);
    assertThat(moved.getMessage()).contains("sales/orders has moved: it is finance/orders now");
  }

  @Test
  void agreementsGoAlong() {
    move();
    var agreements = new Agreements(mesh.catalog, mesh.mesh);

    assertThat(agreements.show(FRED, "finance", "report_reads_orders").state()).isEqualTo("active");
    assertThat(agreements.show(ANN, "sales", "report_reads_orders").state()).isEqualTo("revoked");
    agreements.revoke(FRED, "finance", "days_reads_orders");
    assertThat(mesh.run(ANN, "sales/days").state()).isEqualTo("failed");
  }

  @Test
  void peopleAreToldOnce() {
    var writer = new WriteNotices(mesh.catalog, mesh.mesh);
    var inbox = new Inbox(mesh.catalog, mesh.mesh);
    new Watches(mesh.catalog, mesh.mesh).watch(EVE, OLD);
    writer.write();
    inbox.readUpTo(EVE, Long.MAX_VALUE);
    inbox.readUpTo(SUE, Long.MAX_VALUE);

    move();
    writer.write();

    for (Caller told : List.of(EVE, SUE)) {
      assertThat(inbox.unread(told, new PageRequest("", 100)).items())
          .filteredOn(notice -> !notice.about().equals("change"))
          .extracting(notice -> notice.kind(), notice -> notice.sentence())
          .containsExactly(tuple("move", "sales/orders has moved and is finance/orders now."));
    }
  }

  @Test
  void rulesOfTheNewDomainAreAsked() {
    mesh.with(
        "finance/policies/tags.yaml",
        """
        apiVersion: weft/v1
        kind: Rule
        id: products_have_tags
        scope: finance
        on: product
        stage: enforce
        reason: We look for them.
        require: product.tags.size() > 0
        message: "'no tags'"
        """);
    mesh.apply(GIL);
    moveFolder();

    assertThat(findings(() -> proposed(ANN))).singleElement().asString().contains("no tags");
    mesh.edit("finance/orders/product.yaml", "status: active", "status: active\ntags: [billing]");
    assertThat(proposed(ANN).state()).isEqualTo("open");
  }

  @Test
  void theOldFolderIsRefused() {
    List<SourceFile> before = mesh.files("sales/orders");
    move();
    before.forEach(
        file ->
            mesh.with(
                "sales/orders/" + file.path(), new String(file.bytes(), StandardCharsets.UTF_8)));

    assertThat(findings(() -> mesh.plans.plan(ANN, mesh.files("sales"))))
        .contains("W-PLAN-008 sales/orders has moved: it is finance/orders now");
  }

  @Test
  void theFolderStandsOnceItHasMoved() {
    move();

    assertThat(mesh.plan(FRED).empty()).isTrue();
  }

  @Test
  void itsConnectionsMustBeGivenToTheNewDomain() {
    mesh.edit("connections/files.yaml", "domains: [sales, finance]", "domains: [sales]");
    mesh.apply(TestMesh.OPERATOR);
    moveFolder();

    assertThat(findings(() -> proposed(ANN))).anyMatch(text -> text.contains("is not given to"));
  }

  private static String policy(String scope, String id, String match, String effect) {
    return """
    apiVersion: weft/v1
    kind: AccessPolicy
    id: %s
    scope: %s
    stage: enforce
    reason: So it was decided.
    match: %s
    effect: %s
    """
        .formatted(id, scope, match, effect);
  }

  private void policies() {
    mesh.with(
        "sales/policies/customers.yaml",
        policy("sales", "customers", "column.name == 'customer'", "{ mask: redact }"));
    mesh.with(
        "finance/policies/amounts.yaml",
        policy(
            "finance",
            "amounts",
            "column.origins.exists(o, o.product == 'orders' && o.column == 'amount')",
            "{ mask: redact }"));
    mesh.apply(GIL);
  }

  private String firstCustomer() {
    return mesh.query(FLO, "select max(customer) as c from finance.orders.orders");
  }

  @Test
  void policiesOfBothDomainsHoldOnItsColumns() {
    policies();
    moveFolder();
    ChangeView change = proposed(ANN);
    assertThat(moves(change).effects())
        .contains(
            new MoveEffect(
                "policy", "sales/customers", "goes on for its columns, wherever their values go"),
            new MoveEffect("policy", "1", "that you may not see: begins to hold"));
    review.approve(FRED, said(change));
    review.apply(ANN, said(change));

    assertThat(firstCustomer()).as("of the release before").isEqualTo("c\n\n");
    mesh.run(FRED, "finance/orders");
    assertThat(firstCustomer()).as("of a release of finance").isEqualTo("c\n\n");
    mesh.run(ANN, "sales/days");
    assertThat(mesh.query(EVE, "select max(amount) as a from sales.days.days"))
        .as("made of what finance answers for")
        .isEqualTo("a\n0.0\n");
  }

  @Test
  void aStewardAgreesWherePoliciesOnItsTablesEnd() {
    mesh.with(
        "sales/policies/early.yaml",
        policy("sales", "early", "table.name == 'orders'", "{ filter: row.order_id < 2 }"));
    mesh.apply(GIL);
    assertThat(count(EVE, "sales")).isEqualTo("n\n1\n");
    moveFolder();

    ChangeView change = proposed(ANN);

    assertThat(change.waits())
        .containsExactly(
            new WaitView("approval", "DataProduct finance/orders", List.of("fred", "gil", "stu")));
    assertThat(moves(change).effects())
        .contains(new MoveEffect("policy", "sales/early", "holds on its tables no more"));
    review.approve(FRED, said(change));
    assertThat(refused(() -> review.apply(ANN, said(change))).code())
        .isEqualTo(ErrorCode.CHANGE_WAITS);
    review.approve(STU, said(change));
    review.apply(ANN, said(change));
    assertThat(count(FLO, "finance")).isEqualTo("n\n3\n");
  }

  private void hide() {
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    mesh.apply(ANN);
  }

  @Test
  void whoMayNotKnowOfItLearnsNothingFromItsOldAddress() {
    hide();
    move();
    var show = new ShowProduct(mesh.catalog, mesh.mesh, mesh.log);

    for (Caller who : List.of(EVE, STRANGER)) {
      WeftException hidden = refused(() -> show.show(who, OLD, Optional.empty()));
      WeftException missing =
          refused(() -> show.show(who, ProductId.of("sales/nothing"), Optional.empty()));
      assertThat(hidden.code()).isEqualTo(missing.code());
      assertThat(hidden.sentence()).isEqualTo(missing.sentence().replace("nothing", "orders"));
      WeftException asked = refused(() -> count(who, "sales"));
      WeftException nothing =
          refused(() -> mesh.query(who, "select count(*) as n from sales.nothing.orders"));
      assertThat(asked.code()).isEqualTo(nothing.code());
      assertThat(asked.sentence()).isEqualTo(nothing.sentence().replace("nothing", "orders"));
    }
    assertThat(count(FLO, "sales")).isEqualTo("n\n3\n");
  }

  @Test
  void whoMayNotKnowOfItCannotMoveIt() {
    hide();
    moveFolder();
    var files = mesh.files("finance");

    List<String> hidden = findings(() -> mesh.plans.plan(FRED, files));

    assertThat(hidden)
        .containsExactly(
            "W-DOC-012 Contract sales.orders.orders is already promised" + " by another product");
  }

  @Test
  void itWaitsForRunsUnderWay() {
    mesh.catalog.write(
        new Cause("ann", "test", ""),
        writing ->
            writing
                .runs()
                .queue(
                    new RunDraft("r1", OLD, 1, 1, RunKind.BUILD, Optional.empty(), "ann"),
                    new Hold("elsewhere", Long.MAX_VALUE)));
    moveFolder();

    assertThat(findings(() -> proposed(ANN)))
        .containsExactly(
            "W-PLAN-008 sales/orders cannot move while it is built or read by a build: 1 run is"
                + " under way");
  }

  @Test
  void itMayGoBack() {
    List<SourceFile> before = mesh.files("sales/orders");
    move();
    for (SourceFile file : mesh.files("finance/orders")) {
      mesh.remove("finance/orders/" + file.path());
    }
    before.forEach(
        file ->
            mesh.with(
                "sales/orders/" + file.path(), new String(file.bytes(), StandardCharsets.UTF_8)));
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.movedFrom, value: finance/orders }, ");
    ChangeView change = proposed(FRED);
    review.approve(ANN, said(change));
    review.apply(ANN, said(change));

    assertThat(count(EVE, "sales")).isEqualTo("n\n3\n");
    assertThat(count(EVE, "finance")).isEqualTo("n\n3\n");
    assertThat(mesh.run(FRED, "finance/report").state()).isEqualTo("succeeded");
    assertThat(mesh.run(ANN, "sales/orders").state()).isEqualTo("succeeded");
  }

  @Test
  void whoReadsItInsideOfTheDomainNeedsAnAgreementFirst() {
    new Agreements(mesh.catalog, mesh.mesh).revoke(ANN, "sales", "days_reads_orders");
    moveFolder();

    assertThat(findings(() -> proposed(ANN)))
        .containsExactly(
            "W-PLAN-008 sales/days reads it inside of its domain and would need an agreement");
  }
}
