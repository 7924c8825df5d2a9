package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.paging.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From asking for access to the agreement, and to its end.
class AccessRequestTest {

  private static final PageRequest ALL = new PageRequest("", 100);

  @TempDir private Path root;
  private TestMesh mesh;
  private RequestAccess requests;
  private ListAccessRequests lists;
  private DecideAccessRequest decisions;
  private Agreements agreements;

  @BeforeEach
  void apply() {
    apply(SmallMesh.written(root));
  }

  private void apply(TestMesh written) {
    mesh = written;
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: bo, roles: [steward] }");
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("ann"));
    mesh.apply(TestMesh.as("fred"));
    requests = new RequestAccess(mesh.catalog, mesh.mesh);
    lists = new ListAccessRequests(mesh.catalog, mesh.mesh);
    decisions = new DecideAccessRequest(mesh.catalog, mesh.mesh);
    agreements = new Agreements(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void turnsAnOwnersYesIntoAnAgreement() {
    AccessRequestView asked = ask("flo", Map.of("orders", List.of("day")));
    assertThat(asked.state()).isEqualTo("open");
    assertThat(asked.personal()).isFalse();
    assertThat(asked.waitsFor()).containsExactly("ann");

    AccessRequestView approved = decisions.approve(TestMesh.as("ann"), asked.number());

    assertThat(approved.state()).isEqualTo("approved");
    assertThat(approved.agreement()).isEqualTo("flo_reads_orders_2");
    AgreementView agreement = agreements.show(TestMesh.as("flo"), "sales", "flo_reads_orders_2");
    assertThat(agreement.state()).isEqualTo("active");
    assertThat(agreement.consumer()).isEqualTo("person:flo");
    assertThat(agreement.columns()).isEqualTo(Map.of("orders", List.of("day")));
    assertThat(agreement.changedBy()).isEqualTo("ann");
  }

  @Test
  void takesASecondPersonWherePersonalDataIsAskedFor() {
    mesh.close();
    apply(
        SmallMesh.written(root.resolve("personal"))
            .edit(
                "sales/orders/contracts/orders.yaml",
                "name: customer, logicalType: string, classification: public",
                "name: customer, logicalType: string, classification: personal"));
    AccessRequestView asked = ask("flo", Map.of());
    assertThat(asked.personal()).isTrue();
    assertThat(asked.waitsFor()).containsExactly("ann", "bo");

    AccessRequestView half = decisions.approve(TestMesh.as("ann"), asked.number());
    assertThat(half.state()).isEqualTo("open");
    assertThat(half.waitsFor()).containsExactly("bo");
    assertThat(code(() -> decisions.approve(TestMesh.as("ann"), asked.number())))
        .isEqualTo(ErrorCode.ACCESS_ROLE);

    AccessRequestView whole = decisions.approve(TestMesh.as("bo"), asked.number());
    assertThat(whole.state()).isEqualTo("approved");
    assertThat(whole.approvals())
        .extracting(AccessRequestView.ApprovalView::role)
        .containsExactlyInAnyOrder("product_owner", "steward");
  }

  @Test
  void asksNoStewardWhereTheColumnsAreNotPersonal() {
    assertThat(ask("flo", Map.of("orders", List.of("day", "amount"))).personal()).isFalse();
  }

  @Test
  void asksTheStewardWhenLabelsWereRaisedSince() {
    AccessRequestView asked = ask("flo", Map.of());
    assertThat(asked.personal()).isFalse();
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string, classification: public",
        "name: customer, logicalType: string, classification: personal");
    mesh.apply(TestMesh.as("bo"), "sales/orders");

    AccessRequestView half = decisions.approve(TestMesh.as("ann"), asked.number());
    assertThat(half.state()).isEqualTo("open");
    assertThat(half.waitsFor()).containsExactly("bo");
    assertThat(decisions.approve(TestMesh.as("bo"), asked.number()).state()).isEqualTo("approved");
  }

  @Test
  void letsNobodyDecideTheirOwnRequest() {
    AccessRequestView own = ask("ann", Map.of("orders", List.of("day")));
    assertThat(own.waitsFor())
        .as("another owner, whom there is not")
        .containsExactly("product_owner");
    assertThat(code(() -> decisions.approve(TestMesh.as("ann"), own.number())))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
    assertThat(code(() -> decisions.reject(TestMesh.as("ann"), own.number(), "no")))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
  }

  @Test
  void letsOnlyThoseDecideWhoMay() {
    AccessRequestView asked = ask("flo", Map.of("orders", List.of("day")));
    assertThat(code(() -> decisions.approve(TestMesh.as("eve"), asked.number())))
        .isEqualTo(ErrorCode.ACCESS_REQUEST_NOT_FOUND);
    assertThat(code(() -> decisions.approve(TestMesh.as("gil"), asked.number())))
        .isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThat(code(() -> decisions.withdraw(TestMesh.as("ann"), asked.number())))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
  }

  @Test
  void endsARequestOnce() {
    AccessRequestView first = ask("flo", Map.of());
    AccessRequestView second = ask("flo", Map.of());
    assertThat(decisions.reject(TestMesh.as("ann"), first.number(), " Too much ").answer())
        .isEqualTo("Too much");
    assertThat(decisions.withdraw(TestMesh.as("flo"), second.number()).state())
        .isEqualTo("withdrawn");
    for (AccessRequestView ended : List.of(first, second)) {
      assertThat(code(() -> decisions.approve(TestMesh.as("ann"), ended.number())))
          .isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
    }
  }

  @Test
  void asksForAProductThatTheCallerBuilds() {
    AccessRequestView asked = requests.ask(TestMesh.as("fred"), forProduct("finance/report"));
    assertThat(asked.consumer()).isEqualTo("product:finance/report");
    assertThat(decisions.approve(TestMesh.as("ann"), asked.number()).agreement())
        .isEqualTo("report_reads_orders_2");
    assertThat(code(() -> requests.ask(TestMesh.as("flo"), forProduct("finance/report"))))
        .isEqualTo(ErrorCode.ACCESS_TERMS);
    assertThat(code(() -> requests.ask(TestMesh.OPERATOR, forProduct("finance/nothing"))))
        .isEqualTo(ErrorCode.ACCESS_TERMS);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> ask("flo", Map.of("nothing", List.of("day"))))
        .hasMessageContaining("promises no such table");
    assertThatThrownBy(() -> ask("flo", Map.of("orders", List.of("dya"))))
        .hasMessageContaining("has no column dya");
    assertThatThrownBy(() -> requests.ask(TestMesh.as("flo"), ask(List.of("fun"), "2099-01-01")))
        .hasMessageContaining("knows no purpose fun");
    assertThatThrownBy(() -> requests.ask(TestMesh.as("flo"), ask(List.of(), "2099-01-01")))
        .hasMessageContaining("names what the data is for");
    for (String until : List.of("2001-01-01", "someday")) {
      assertThatThrownBy(() -> requests.ask(TestMesh.as("flo"), ask(List.of("exploration"), until)))
          .hasMessageContaining("cannot be asked for");
    }
  }

  @Test
  void saysWhereAConditionOnRowsIsWrong() {
    var failure =
        catchThrowableOfType(
            WeftException.class,
            () ->
                requests.ask(TestMesh.as("flo"), rows("row.amount > 1 &&\n  row.nothing == 'x'")));
    assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_TERMS);
    assertThat(failure.sentence())
        .isEqualTo(
            "Cannot ask for these rows: There is no field `nothing` of `row`, for table"
                + " sales/orders:orders");
    assertThat(failure.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.place().text()).isEqualTo("rows of orders:2");
              assertThat(finding.excerpt()).isEqualTo("  row.nothing == 'x'");
            });
    var types =
        catchThrowableOfType(
            WeftException.class, () -> requests.ask(TestMesh.as("flo"), rows("row.amount > 'x'")));
    assertThat(types.findings())
        .extracting(finding -> finding.place().text() + " " + finding.message())
        .containsExactly(
            "rows of orders:1:12 One side is a number, the other a text, for table"
                + " sales/orders:orders");
    assertThat(requests.ask(TestMesh.as("flo"), rows("row.amount > 1.0")).state())
        .isEqualTo("open");
  }

  private static AccessAsk rows(String condition) {
    return new AccessAsk(
        ProductId.of("sales/orders"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("exploration"),
        Map.of(),
        Map.of("orders", condition),
        Optional.empty(),
        "guarded",
        "A study.");
  }

  @Test
  void doesNotTellStrangersOfHiddenProducts() {
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    mesh.edit("sales/orders/product.yaml", "\nversion: 1.0.0", "\nversion: 1.0.1");
    mesh.apply(TestMesh.as("ann"));
    assertThat(code(() -> ask("flo", Map.of()))).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void showsRequestsToThoseWhomTheyConcern() {
    ask("flo", Map.of());
    ask("fred", Map.of());
    decisions.reject(TestMesh.as("ann"), 3, "no");

    assertThat(numbers("flo", Optional.empty())).containsExactly(2L);
    assertThat(numbers("ann", Optional.empty())).containsExactly(3L, 2L, 1L);
    assertThat(numbers("ann", Optional.of("open"))).containsExactly(2L);
    assertThat(numbers("ann", Optional.of("shut"))).isEmpty();
    assertThat(numbers("gil", Optional.empty())).containsExactly(3L, 2L, 1L);
    assertThat(numbers("eve", Optional.empty())).isEmpty();
    assertThat(code(() -> lists.show(TestMesh.as("eve"), 2)))
        .isEqualTo(ErrorCode.ACCESS_REQUEST_NOT_FOUND);
    var first = lists.list(TestMesh.as("ann"), Optional.empty(), new PageRequest("", 1));
    assertThat(first.next()).isEqualTo("3");
    var rest = lists.list(TestMesh.as("ann"), Optional.empty(), new PageRequest("3", 5));
    assertThat(rest.items()).extracting(AccessRequestView::number).containsExactly(2L, 1L);
    assertThat(rest.next()).isNull();
  }

  @Test
  void revokesAnAgreementAtOnce() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").state()).isEqualTo("succeeded");

    assertThat(code(() -> agreements.revoke(TestMesh.as("fred"), "sales", "report_reads_orders")))
        .isEqualTo(ErrorCode.ACCESS_ROLE);
    AgreementView revoked = agreements.revoke(TestMesh.as("ann"), "sales", "report_reads_orders");

    assertThat(revoked.state()).isEqualTo("revoked");
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").state()).isEqualTo("failed");
    assertThat(agreements.revoke(TestMesh.as("ann"), "sales", "report_reads_orders").version())
        .isEqualTo(revoked.version());
  }

  @Test
  void showsAgreementsToThoseWhomTheyConcern() {
    for (String who : List.of("ann", "eve", "bo", "fred", "flo", "gil")) {
      assertThat(agreements.list(TestMesh.as(who), ALL).items()).as(who).hasSize(1);
    }
    assertThat(agreements.list(TestMesh.as("zoe"), ALL).items()).isEmpty();
    assertThat(code(() -> agreements.show(TestMesh.as("zoe"), "sales", "report_reads_orders")))
        .isEqualTo(ErrorCode.ACCESS_AGREEMENT_NOT_FOUND);
  }

  @Test
  void pagesThroughAgreementsThatConcernOne() {
    for (String who : List.of("flo", "zoe", "flo")) {
      AccessRequestView asked = ask(who, Map.of("orders", List.of("day")));
      decisions.approve(TestMesh.as("ann"), asked.number());
    }
    assertThat(pages("ann"))
        .containsExactly(
            "[flo_reads_orders_2]",
            "[flo_reads_orders_4]",
            "[report_reads_orders]",
            "[zoe_reads_orders_3]");
    assertThat(pages("flo"))
        .containsExactly("[flo_reads_orders_2]", "[flo_reads_orders_4]", "[report_reads_orders]");
    assertThat(pages("zoe")).containsExactly("[zoe_reads_orders_3]");
    agreements.revoke(TestMesh.as("ann"), "sales", "zoe_reads_orders_3");
    assertThat(pages("zoe")).containsExactly("[zoe_reads_orders_3]");
    assertThat(pages("gus")).containsExactly("[]");
  }

  private List<String> pages(String who) {
    var pages = new ArrayList<String>();
    String cursor = "";
    do {
      var page = agreements.list(TestMesh.as(who), new PageRequest(cursor, 1));
      pages.add(page.items().stream().map(AgreementView::id).toList().toString());
      cursor = page.next() == null ? "" : page.next();
    } while (!cursor.isEmpty());
    return pages;
  }

  @Test
  void saysHowManyDaysAreLeft() {
    String until =
        LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC).plusDays(12).toString();
    var ask = ask(List.of("exploration"), until);
    decisions.approve(TestMesh.as("ann"), requests.ask(TestMesh.as("flo"), ask).number());
    assertThat(endsIn("flo_reads_orders_2")).isEqualTo(12);
    assertThat(endsIn("report_reads_orders")).isNull();
    assertThat(ending("flo")).containsExactly("flo_reads_orders_2 12");
    assertThat(ending("ann")).containsExactly("flo_reads_orders_2 12");
    assertThat(ending("zoe")).isEmpty();
    mesh.clock.move(Duration.ofDays(12));
    assertThat(endsIn("flo_reads_orders_2")).isZero();
    mesh.clock.move(Duration.ofDays(1));
    assertThat(endsIn("flo_reads_orders_2")).isNull();
  }

  private List<String> ending(String who) {
    var node = new Node("1", "", "jdbc:sqlite:x", 0, false);
    return new ShowStatus(mesh.catalog, mesh.mesh, mesh.log)
        .show(TestMesh.as(who), node, new StatusView.Cage("", 0, List.of())).ending().stream()
            .map(one -> one.id() + " " + one.endsIn())
            .toList();
  }

  private @Nullable Long endsIn(String id) {
    return agreements.show(TestMesh.as("flo"), "sales", id).endsIn();
  }

  @Test
  void endsAnAgreementWithItsLastDay() {
    var ask = ask(List.of("exploration"), "2099-01-01");
    AccessRequestView asked = requests.ask(TestMesh.as("flo"), ask);
    decisions.approve(TestMesh.as("ann"), asked.number());
    mesh.clock.move(Duration.ofDays(365 * 80));

    assertThat(agreements.show(TestMesh.as("flo"), "sales", "flo_reads_orders_2").state())
        .isEqualTo("expired");
  }

  private List<Long> numbers(String who, Optional<String> state) {
    return lists.list(TestMesh.as(who), state, ALL).items().stream()
        .map(AccessRequestView::number)
        .toList();
  }

  private AccessRequestView ask(String who, Map<String, List<String>> columns) {
    return requests.ask(
        TestMesh.as(who),
        new AccessAsk(
            ProductId.of("sales/orders"),
            Optional.empty(),
            Optional.of("orders"),
            Optional.empty(),
            List.of("exploration"),
            columns,
            Map.of(),
            Optional.empty(),
            "guarded",
            "A study."));
  }

  private static AccessAsk ask(List<String> purposes, String until) {
    return new AccessAsk(
        ProductId.of("sales/orders"),
        Optional.of(1),
        Optional.empty(),
        Optional.empty(),
        purposes,
        Map.of("orders", List.of("day")),
        Map.of(),
        Optional.of(until),
        "none",
        "A study.");
  }

  private static AccessAsk forProduct(String product) {
    return new AccessAsk(
        ProductId.of("sales/orders"),
        Optional.empty(),
        Optional.empty(),
        Optional.of("product:" + product),
        List.of("exploration"),
        Map.of("orders", List.of("day")),
        Map.of(),
        Optional.empty(),
        "guarded",
        "A report.");
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(WeftException.class, call).code();
  }
}
