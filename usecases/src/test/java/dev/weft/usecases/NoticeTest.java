package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.Catalog;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.ListAccessRequests;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.mesh.ChangeMembers;
import dev.weft.usecases.notice.Inbox;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.WatchView;
import dev.weft.usecases.notice.Watches;
import dev.weft.usecases.notice.WriteNotices;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told what, once, and only as long as they may know of it.
class NoticeTest {

  private static final PageRequest ALL = new PageRequest("", 100);
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final String ORDERS_FILE = "sales/orders/product.yaml";
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");

  @TempDir private Path root;
  private TestMesh mesh;
  private WriteNotices writer;
  private Inbox inbox;
  private Watches watches;
  private RequestAccess requests;
  private DecideAccessRequest decisions;
  private ListAccessRequests lists;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    writer = new WriteNotices(mesh.catalog, mesh.mesh);
    inbox = new Inbox(mesh.catalog, mesh.mesh);
    watches = new Watches(mesh.catalog, mesh.mesh);
    requests = new RequestAccess(mesh.catalog, mesh.mesh);
    decisions = new DecideAccessRequest(mesh.catalog, mesh.mesh);
    lists = new ListAccessRequests(mesh.catalog, mesh.mesh);
    writer.write();
    for (Caller each : List.of(ANN, EVE, FRED, FLO, TestMesh.as("gil"))) {
      inbox.readUpTo(each, Long.MAX_VALUE);
    }
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void tellsThoseWhoAreInATeam() {
    mesh.with(
        "people.yaml",
        """
        apiVersion: weft/v1
        kind: Person
        name: flo
        ---
        apiVersion: weft/v1
        kind: Team
        name: readers
        title: Readers
        members: [flo]
        """);
    mesh.with(
        "sales/agreements/readers.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: readers_read
        product: sales/orders@1
        consumer: team:readers
        purposes: [exploration]
        reason: They read.
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");

    assertThat(told(FLO)).contains("Release sales/orders@1.0.0+1 is published.");
    assertThat(told(EVE)).isEmpty();
  }

  @Test
  void tellsThoseWhoReadAProductByAnAgreementOfItsRelease() {
    mesh.run(ANN, "sales/orders");

    assertThat(told(FRED)).containsExactly("Release sales/orders@1.0.0+1 is published.");
    assertThat(told(FLO)).isEmpty();
    assertThat(told(EVE)).isEmpty();
    NoticeView notice = inbox.unread(FRED, ALL).items().getFirst();
    assertThat(notice.kind()).isEqualTo("release");
    assertThat(notice.about()).isEqualTo("release");
    assertThat(notice.product()).isEqualTo("sales/orders");
    assertThat(notice.see()).isEqualTo("weft release show sales/orders@+1");
  }

  @Test
  void tellsThoseWhoWatchAndNotWhoeverDidIt() {
    watches.watch(EVE, ORDERS);
    watches.watch(FLO, ORDERS);
    watches.watch(ANN, ORDERS);
    watches.unwatch(FLO, ORDERS);
    mesh.run(ANN, "sales/orders");

    assertThat(told(EVE)).containsExactly("Release sales/orders@1.0.0+1 is published.");
    assertThat(told(FLO)).isEmpty();
    assertThat(watches.list(EVE, ALL).items())
        .extracting(WatchView::product)
        .containsExactly("sales/orders");
    assertThat(watches.list(FLO, ALL).items()).isEmpty();
  }

  @Test
  void tellsWhoBuildsOfAFailedRunAndNobodyWhoMayNotSeeRuns() {
    watches.watch(FLO, ORDERS);
    mesh.source("data/orders.csv", "nothing\n1\n");
    String run = mesh.run(ANN, "sales/orders").id();

    assertThat(told(ANN))
        .singleElement()
        .asString()
        .startsWith("Run " + run + " of sales/orders failed: W-CAPTURE-");
    assertThat(told(FLO)).isEmpty();
  }

  @Test
  void tellsEachThingOnceHoweverManyServersTell() {
    mesh.run(ANN, "sales/orders");
    try (Catalog other = Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), mesh.clock)) {
      var second = new WriteNotices(other, mesh.mesh);
      second.write();
      writer.write();
      second.write();
    }
    assertThat(told(FRED)).hasSize(1);
  }

  @Test
  void tellsConsumersOfADeprecationAndOfTheEndThatComesNear() {
    LocalDate end = today().plusDays(40);
    mesh.edit(ORDERS_FILE, "status: active", "status: deprecated")
        .edit(ORDERS_FILE, "version: 1.0.0\nstatus", "version: 1.0.1\nstatus")
        .edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 1.1.0")
        .edit(
            "sales/orders/contracts/orders.yaml",
            "schema:",
            "slaProperties: [{ property: endOfLife, value: '" + end + "' }]\nschema:");
    mesh.edit(ORDERS_FILE, "name: orders, version: 1.0.0", "name: orders, version: 1.1.0");
    mesh.apply(ANN, "sales/orders");
    assertThat(told(FRED)).containsExactly("sales/orders@1 is deprecated; it ends on " + end + ".");

    mesh.clock.move(Duration.ofDays(10));
    assertThat(told(FRED)).first().isEqualTo("sales/orders@1 ends on " + end + ".");
    assertThat(told(ANN)).containsExactly("sales/orders@1 ends on " + end + ".");
    assertThat(told(FRED)).hasSize(2);
    mesh.clock.move(Duration.ofDays(23));
    assertThat(told(FRED)).hasSize(3);
    mesh.clock.move(Duration.ofDays(9));
    assertThat(told(FRED)).hasSize(4).first().isEqualTo("sales/orders@1 ended on " + end + ".");
  }

  @Test
  void tellsBothSidesThatAnAgreementEnds() {
    LocalDate until = today().plusDays(9);
    long number = ask(FLO, Optional.of(until.toString())).number();
    decisions.approve(ANN, number);
    told(FLO);
    inbox.readUpTo(FLO, Long.MAX_VALUE);
    inbox.readUpTo(ANN, Long.MAX_VALUE);
    String what = "Agreement sales/flo_reads_orders_2 (person:flo on sales/orders@1)";

    mesh.clock.move(Duration.ofDays(2));
    assertThat(told(FLO)).containsExactly(what + " ends on " + until + ".");
    assertThat(told(ANN)).containsExactly(what + " ends on " + until + ".");
    mesh.clock.move(Duration.ofDays(3));
    assertThat(told(FLO)).hasSize(1);
    mesh.clock.move(Duration.ofDays(3));
    assertThat(told(FLO)).hasSize(2);
    mesh.clock.move(Duration.ofDays(2));
    assertThat(told(FLO)).hasSize(3).first().isEqualTo(what + " ended on " + until + ".");
    mesh.clock.move(Duration.ofDays(40));
    assertThat(told(FLO)).hasSize(3);
  }

  @Test
  void tellsWhoDecidesOfARequestAndWhoAskedOfTheAnswer() {
    long number = ask(FLO, Optional.empty()).number();

    String what = "Request " + number + " (person:flo on sales/orders@1)";
    assertThat(told(ANN)).containsExactly(what + " waits for ann.");
    assertThat(told(FLO)).isEmpty();
    assertThat(told(EVE)).isEmpty();

    decisions.approve(ANN, number);
    assertThat(told(FLO)).containsExactly(what + " is approved: agreement flo_reads_orders_2.");
    assertThat(told(ANN)).containsExactly(what + " is approved: agreement flo_reads_orders_2.");

    new Agreements(mesh.catalog, mesh.mesh).revoke(ANN, "sales", "flo_reads_orders_2");
    assertThat(told(FLO))
        .first()
        .isEqualTo("Agreement sales/flo_reads_orders_2 (person:flo on sales/orders@1) is revoked.");
  }

  /// Whoever is told can also look, by its number and in the list, and nobody else can.
  @Test
  void tellsAllWhoStandForTheConsumerAndShowsThemTheRequest() {
    mesh.with(
            "people.yaml",
            """
            apiVersion: weft/v1
            kind: Person
            name: robot
            type: service
            owners: [flo, hal]
            ---
            apiVersion: weft/v1
            kind: Team
            name: builders
            title: Builders
            members: [ivo]
            """)
        .edit(
            "finance/domain.yaml",
            "members:",
            "members:\n  - { who: team:builders, roles: [data_engineer] }");
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(FRED);
    long robots = ask(FLO, Optional.of("service:robot"), Optional.empty()).number();
    long reports = ask(FRED, Optional.of("product:finance/report"), Optional.empty()).number();
    assertThat(seen(TestMesh.as("hal"))).containsExactly(robots);
    decisions.approve(ANN, robots);
    decisions.approve(ANN, reports);

    String account = "Request " + robots + " (service:robot on sales/orders@1) is approved";
    String product = "Request " + reports + " (product:finance/report on sales/orders@1) is app";
    Caller robot = new Caller(new Principal.OfService("robot"), Optional.empty(), "test", "trace");
    for (Caller each : List.of(FLO, TestMesh.as("hal"), robot)) {
      assertThat(told(each)).as(each.text()).anyMatch(one -> one.startsWith(account));
      assertThat(seen(each)).as(each.text()).contains(robots);
    }
    for (Caller each : List.of(FRED, TestMesh.as("ivo"))) {
      assertThat(told(each)).as(each.text()).anyMatch(one -> one.startsWith(product));
      assertThat(seen(each)).as(each.text()).contains(reports).doesNotContain(robots);
    }
    for (Caller each : List.of(EVE, TestMesh.as("zoe"))) {
      assertThat(told(each)).as(each.text()).isEmpty();
      assertThat(seen(each)).as(each.text()).isEmpty();
      assertThat(failure(() -> lists.show(each, robots)))
          .isEqualTo(failure(() -> lists.show(each, 999)).replace("999", "" + robots));
    }
  }

  /// Numbers of the requests in somebody's list, each of which they can open.
  private List<Long> seen(Caller who) {
    return lists.list(who, Optional.empty(), ALL).items().stream()
        .map(request -> lists.show(who, request.number()).number())
        .toList();
  }

  @Test
  void tellsOfARefusalButNotOfOnesOwnWithdrawal() {
    decisions.reject(ANN, ask(FLO, Optional.empty()).number(), "Too much");
    decisions.withdraw(FLO, ask(FLO, Optional.empty()).number());

    assertThat(told(FLO)).containsExactly("Request 2 (person:flo on sales/orders@1) is rejected.");
  }

  @Test
  void hidesANoticeOfWhatItsReaderMayNotKnowOfAnyMore() {
    watches.watch(FLO, ORDERS);
    watches.watch(EVE, ORDERS);
    mesh.run(ANN, "sales/orders");
    assertThat(told(FLO)).hasSize(1);
    long number = inbox.unread(FLO, ALL).items().getFirst().number();

    mesh.edit(
            ORDERS_FILE,
            "customProperties: [",
            "customProperties: [{ property: weft.hidden, value: true }, ")
        .edit(ORDERS_FILE, "version: 1.0.0\nstatus", "version: 1.0.1\nstatus");
    mesh.apply(ANN, "sales/orders");

    assertThat(told(FLO)).isEmpty();
    assertThat(inbox.all(FLO, ALL).items()).isEmpty();
    assertThat(watches.list(FLO, ALL).items()).isEmpty();
    assertThat(told(EVE)).hasSize(1);
    assertThat(failure(() -> inbox.read(FLO, number)))
        .isEqualTo(failure(() -> inbox.read(FLO, 9_999)).replace("9999", "" + number));
    assertThat(failure(() -> watches.watch(FLO, ORDERS)))
        .isEqualTo(
            failure(() -> watches.watch(FLO, ProductId.of("sales/nothing")))
                .replace("nothing", "orders"));
    assertThat(failure(() -> watches.unwatch(FLO, ORDERS))).contains("There is no product");
  }

  @Test
  void hidesARequestFromWhoDecidesNoMore() {
    ask(FLO, Optional.empty());
    assertThat(told(ANN)).hasSize(1);
    mesh.with("people.yaml", "apiVersion: weft/v1\nkind: Person\nname: amy\n");
    mesh.apply(TestMesh.OPERATOR);
    new ChangeMembers(mesh.catalog, mesh.mesh)
        .put(ANN, "sales", "amy", List.of("product_owner"), List.of());
    new ChangeMembers(mesh.catalog, mesh.mesh).remove(TestMesh.as("amy"), "sales", "ann");

    assertThat(told(ANN)).isEmpty();
  }

  @Test
  void marksAsReadWhatIsOnesOwn() {
    watches.watch(EVE, ORDERS);
    mesh.run(ANN, "sales/orders");
    assertThat(told(EVE)).hasSize(1);
    long number = inbox.unread(EVE, ALL).items().getFirst().number();

    assertThat(code(() -> inbox.read(FLO, number))).isEqualTo(ErrorCode.NOTICE_NOT_FOUND);
    assertThat(inbox.read(EVE, number).readAt()).isNotNull();
    assertThat(told(EVE)).isEmpty();
    assertThat(inbox.all(EVE, ALL).items()).hasSize(1);
    assertThat(told(FRED)).hasSize(1);
  }

  @Test
  void givesOutPagesThatTellNothingOfWhatIsHidden() {
    watches.watch(FLO, ORDERS);
    for (int i = 0; i < 3; i++) {
      mesh.run(ANN, "sales/orders");
    }
    ProductId days = ProductId.of("sales/days");
    watches.watch(FLO, days);
    mesh.run(ANN, "sales/days");
    writer.write();
    mesh.edit(
            "sales/days/product.yaml",
            "customProperties: [",
            "customProperties: [{ property: weft.hidden, value: true }, ")
        .edit("sales/days/product.yaml", "version: 1.0.0\nstatus", "version: 1.0.1\nstatus");
    mesh.apply(ANN, "sales/days");

    Page<NoticeView> first = inbox.unread(FLO, new PageRequest("", 2));
    assertThat(first.items()).hasSize(2);
    Page<NoticeView> rest = inbox.unread(FLO, new PageRequest(String.valueOf(first.next()), 2));
    assertThat(rest.items()).hasSize(1);
    assertThat(rest.next()).isNull();
    assertThat(Stream.concat(first.items().stream(), rest.items().stream()))
        .extracting(NoticeView::product)
        .containsOnly("sales/orders");
  }

  @Test
  void forgetsWhatIsOld() {
    watches.watch(EVE, ORDERS);
    mesh.run(ANN, "sales/orders");
    assertThat(told(EVE)).hasSize(1);
    mesh.clock.move(Duration.ofDays(89));
    assertThat(told(EVE)).hasSize(1);
    mesh.clock.move(Duration.ofDays(2));
    assertThat(told(EVE)).isEmpty();
  }

  private List<String> told(Caller who) {
    writer.write();
    return new ArrayList<>(
        inbox.unread(who, ALL).items().stream().map(NoticeView::sentence).toList());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC);
  }

  private AccessRequestView ask(Caller who, Optional<String> until) {
    return ask(who, Optional.empty(), until);
  }

  private AccessRequestView ask(Caller who, Optional<String> consumer, Optional<String> until) {
    return requests.ask(
        who,
        new AccessAsk(
            ORDERS,
            Optional.empty(),
            Optional.empty(),
            consumer,
            List.of("exploration"),
            Map.of("orders", List.of("day")),
            Map.of(),
            until,
            "guarded",
            "A study."));
  }

  private static WeftException thrown(Runnable work) {
    return catchThrowableOfType(WeftException.class, work::run);
  }

  private static ErrorCode code(Runnable work) {
    return thrown(work).code();
  }

  private static String failure(Runnable work) {
    WeftException thrown = thrown(work);
    return thrown.code().code() + " " + thrown.sentence() + " " + thrown.remedy();
  }
}
