package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.ExplanationView;
import dev.weft.usecases.access.ExplanationView.BasisView;
import dev.weft.usecases.access.ExplanationView.ColumnView;
import dev.weft.usecases.access.ExplanationView.DocumentView;
import dev.weft.usecases.access.ExplanationView.UsedView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why somebody sees what of a table: now, and by what stood at an earlier moment.
class ExplainAccessTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller DANA = TestMesh.as("dana");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final String ORDERS = "sales/orders:orders";
  private static final String CUSTOMER = "{ id: customer, name: customer, logicalType: string, ";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void release() {
    mesh = SmallMesh.written(root);
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: sue, roles: [steward] }")
        .with("people.yaml", person("eve") + person("dana") + ROBOT)
        .with("sales/agreements/dana_counts.yaml", agreement("dana_counts", "person:dana"));
    for (Caller by : List.of(TestMesh.OPERATOR, GIL, ANN, TestMesh.as("fred"))) {
      mesh.apply(by);
    }
    mesh.run(ANN, "sales/orders");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private static String person(String name) {
    return "---\napiVersion: weft/v1\nkind: Person\nname: " + name + "\ntitle: " + name + "\n";
  }

  private static final String ROBOT =
      "---\napiVersion: weft/v1\nkind: Person\nname: robot\ntitle: A job\ntype: service\n";

  private static String agreement(String id, String consumer) {
    return """
        apiVersion: weft/v1
        kind: Agreement
        id: %s
        product: sales/orders@1
        consumer: %s
        purposes: [exploration]
        until: 2099-12-31
        reason: Counts.
        """
        .formatted(id, consumer);
  }

  private static final String REDACT =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: people_are_redacted
      scope: mesh
      stage: enforce
      reason: Personal data is not shown.
      match: column.privacy >= privacy.personal
      effect: { mask: redact }
      """;

  private static ExplainAccess.Ask of(String table) {
    return new ExplainAccess.Ask(
        Address.find(table).orElseThrow(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ExplainAccess.Ask who(String name) {
    return new ExplainAccess.Ask(
        of(ORDERS).table(),
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ExplainAccess.Ask under(String grant) {
    return new ExplainAccess.Ask(
        of(ORDERS).table(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(grant),
        Optional.empty());
  }

  private static ExplainAccess.Ask at(String who, long micros) {
    return new ExplainAccess.Ask(
        of(ORDERS).table(),
        Optional.of(who),
        Optional.empty(),
        Optional.empty(),
        Optional.of(micros));
  }

  private ExplanationView explained(Caller by, ExplainAccess.Ask ask) {
    return new ExplainAccess(mesh.catalog, mesh.mesh, mesh.lake).explain(by, ask);
  }

  private ErrorCode refused(Caller by, ExplainAccess.Ask ask) {
    return catchThrowableOfType(WeftException.class, () -> explained(by, ask)).code();
  }

  private static BasisView basis(ExplanationView view) {
    return Objects.requireNonNull(view.basis());
  }

  private static String seenAs(ExplanationView view, String column) {
    return view.columns().stream()
        .filter(one -> one.column().equals(column))
        .map(ColumnView::result)
        .findFirst()
        .orElse("nothing");
  }

  /// The present moment; what comes afterwards comes an hour later.
  private long moment() {
    long now = mesh.catalog.<Long>read(reading -> reading.now());
    mesh.clock.move(Duration.ofHours(1));
    return now;
  }

  @Test
  void explainsToEverybodyWhatTheySee() {
    ExplanationView seen = explained(EVE, of(ORDERS));

    assertThat(seen.verdict()).isEqualTo("allow");
    assertThat(seen.principal()).isEqualTo("eve");
    assertThat(seen.purpose()).isEqualTo("exploration");
    assertThat(seen.grant()).isEqualTo("membership sales");
    assertThat(seen.columns())
        .extracting(ColumnView::column)
        .containsExactly("order_id", "day", "amount", "customer");
    assertThat(basis(seen).release()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(basis(seen).journal()).isEqualTo(mesh.catalog.<Long>read(r -> r.journal().head()));
    assertThat(basis(seen).documents())
        .extracting(used -> used.kind() + " " + used.name() + " " + used.version())
        .containsExactly("Mesh small 1", "Person eve 1", "Domain sales 1");
  }

  @Test
  void tellsWhoHasNoStandingNothingOfTheTable() {
    ExplanationView seen = explained(FLO, of(ORDERS));

    assertThat(seen.verdict()).isEqualTo("deny");
    assertThat(seen.code()).isEqualTo("W-ACCESS-002");
    assertThat(seen.basis()).isNull();
    assertThat(seen.documents()).isEmpty();
    assertThat(seen.columns()).isEmpty();
  }

  @Test
  void letsThoseAskAboutOthersWhoAuditTheDomain() {
    for (Caller by : List.of(ANN, TestMesh.as("sue"), GIL)) {
      ExplanationView seen = explained(by, who("dana"));
      assertThat(seen.principal()).isEqualTo("dana");
      assertThat(seen.grant()).isEqualTo("agreement dana_counts");
    }
    for (Caller by : List.of(FLO, TestMesh.as("fred"), DANA)) {
      assertThat(refused(by, who("eve"))).isEqualTo(ErrorCode.ACCESS_ROLE);
    }
    assertThat(refused(EVE, who("dana"))).isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThat(explained(EVE, who("eve")).verdict()).isEqualTo("allow");
  }

  @Test
  void knowsWhoIsDeclared() {
    ExplanationView robot = explained(ANN, who("service:robot"));
    assertThat(robot.principal()).isEqualTo("service:robot");
    assertThat(robot.verdict()).isEqualTo("deny");
    assertThat(basis(robot).release()).isEqualTo("sales/orders@1.0.0+1");
    for (String nobody : List.of("robot", "service:eve", "zoe")) {
      assertThat(refused(ANN, who(nobody))).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    }
    // Who may not ask learns not even that.
    assertThat(refused(EVE, who("zoe"))).isEqualTo(ErrorCode.ACCESS_ROLE);
  }

  @Test
  void explainsTheGrantThatIsChosen() {
    mesh.with("sales/agreements/dana_more.yaml", agreement("dana_more", "person:dana"));
    mesh.apply(ANN);

    ExplanationView chosen = explained(DANA, under("dana_counts"));
    assertThat(chosen.grant()).isEqualTo("agreement dana_counts");
    assertThat(chosen.otherGrants()).containsExactly("agreement dana_more");
    assertThat(explained(DANA, under("dana_more")).grant()).isEqualTo("agreement dana_more");
    ExplanationView none = explained(DANA, under("eves"));
    assertThat(none.verdict()).isEqualTo("deny");
    assertThat(none.code()).isEqualTo("W-ACCESS-012");
  }

  @Test
  void showsInternalTablesToThoseWhoReadOrAuditThem() {
    for (Caller by : List.of(ANN, GIL, TestMesh.as("sue"))) {
      assertThat(explained(by, of("sales/orders:raw_orders")).table())
          .isEqualTo("sales/orders:raw_orders");
    }
    for (Caller by : List.of(EVE, FLO, DANA)) {
      assertThat(refused(by, of("sales/orders:raw_orders")))
          .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    }
    for (String missing : List.of("sales/orders:nothing", "sales/nothing:orders")) {
      assertThat(refused(ANN, of(missing))).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    }
  }

  @Test
  void decidesAgainByThePoliciesAndLabelsOfThen() {
    long plain = moment();
    mesh.with("policies/people_are_redacted.yaml", REDACT).apply(GIL);
    long policy = moment();
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        CUSTOMER + "classification: public",
        CUSTOMER + "customProperties: [{ property: weft.labels, value: [personal] }]");
    mesh.apply(TestMesh.as("sue"), "sales/orders");
    long label = moment();
    mesh.edit("policies/people_are_redacted.yaml", "mask: redact", "mask: mask-alphanum");
    mesh.apply(GIL);

    ExplanationView first = explained(ANN, at("eve", plain));
    assertThat(first.documents()).isEmpty();
    assertThat(seenAs(first, "customer")).isEqualTo("show");
    ExplanationView second = explained(ANN, at("eve", policy));
    assertThat(second.documents())
        .extracting(DocumentView::id, DocumentView::version)
        .containsExactly(tuple("people_are_redacted", 1L));
    assertThat(seenAs(second, "customer")).isEqualTo("show");
    assertThat(seenAs(explained(ANN, at("eve", label)), "customer"))
        .isEqualTo("redact (replace-with-null)");
    ExplanationView now = explained(ANN, who("eve"));
    assertThat(seenAs(now, "customer")).isEqualTo("mask-alphanum");
    assertThat(now.documents()).extracting(DocumentView::version).containsExactly(2L);
    assertThat(basis(first).journal()).isLessThan(basis(second).journal());
    assertThat(basis(first).release()).isEqualTo(basis(now).release());
  }

  @Test
  void decidesAgainByTheAgreementsAndMembersOfThen() {
    long before = moment();
    mesh.edit(
        "sales/domain.yaml", "  - { who: eve, roles: [analyst], purposes: [exploration] }\n", "");
    mesh.apply(ANN, "sales");
    new Agreements(mesh.catalog, mesh.mesh).revoke(ANN, "sales", "dana_counts");
    long after = moment();

    ExplanationView dana = explained(ANN, at("dana", before));
    assertThat(dana.verdict()).isEqualTo("allow");
    assertThat(dana.grant()).isEqualTo("agreement dana_counts");
    assertThat(explained(ANN, at("dana", after)).verdict()).isEqualTo("deny");
    assertThat(explained(ANN, at("eve", before)).grant()).isEqualTo("membership sales");
    ExplanationView eve = explained(ANN, at("eve", after));
    assertThat(eve.code()).isEqualTo("W-ACCESS-002");
    assertThat(basis(eve).documents())
        .extracting(UsedView::kind, UsedView::version)
        .contains(tuple("Domain", 2L));
    // Rights to ask are those of today: eve sees no more of then than of now.
    assertThat(explained(EVE, of(ORDERS)).verdict()).isEqualTo("deny");
    assertThat(refused(EVE, at("dana", before))).isEqualTo(ErrorCode.ACCESS_ROLE);
  }

  @Test
  void decidesAgainByTheReleaseOfThen() {
    long first = moment();
    mesh.run(ANN, "sales/orders");

    assertThat(basis(explained(EVE, at("eve", first))).release()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(basis(explained(EVE, of(ORDERS))).release()).isEqualTo("sales/orders@1.0.0+2");
    assertThat(basis(explained(EVE, of("sales/orders@1.0.0+1:orders"))).release())
        .isEqualTo("sales/orders@1.0.0+1");
    assertThat(refused(EVE, of("sales/orders@1.1.0+1:orders")))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void decidesWhatIsToComeByWhatStandsNow() {
    long ended = 4_102_444_800_000_000L; // 2100-01-01

    ExplanationView later = explained(ANN, at("dana", ended));

    assertThat(later.code()).isEqualTo("W-ACCESS-010");
    assertThat(basis(later).at()).isEqualTo("2100-01-01T00:00:00Z");
  }

  @Test
  void refusesMomentsOfWhichNothingIsKnown() {
    long begin = mesh.catalog.read(reading -> reading.history().begin()).orElseThrow();

    assertThat(refused(ANN, at("eve", begin - 1))).isEqualTo(ErrorCode.ACCESS_NO_HISTORY);
    // The mesh was there, its first release was not.
    assertThat(refused(GIL, at("gil", begin))).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void saysThatTheDataOfThenIsGone() {
    long first = moment();
    mesh.run(ANN, "sales/orders");
    mesh.catalog.write(
        new Cause("platform", "background", ""),
        writing -> {
          writing
              .releases()
              .drop(List.of(new ReleaseKey(ProductId.of("sales/orders"), ReleaseKind.RELEASE, 1)));
          return first;
        });

    assertThat(refused(EVE, at("eve", first))).isEqualTo(ErrorCode.RELEASE_NOT_RETAINED);
    // Who had no standing then had none whatever the table was.
    assertThat(
            explained(
                    FLO,
                    new ExplainAccess.Ask(
                        of(ORDERS).table(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(first)))
                .code())
        .isEqualTo("W-ACCESS-002");
  }

  @Test
  void explainsAServiceToItself() {
    var robot = new Caller(new Principal.OfService("robot"), Optional.empty(), "test", "");
    mesh.with("sales/agreements/robot.yaml", agreement("robot_counts", "service:robot"));
    mesh.apply(ANN);

    assertThat(explained(robot, of(ORDERS)).grant()).isEqualTo("agreement robot_counts");
  }
}
