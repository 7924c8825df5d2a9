package dev.weft.usecases;

import static dev.weft.usecases.MemberMesh.BEA;
import static dev.weft.usecases.MemberMesh.CLEO;
import static dev.weft.usecases.MemberMesh.COUNTS;
import static dev.weft.usecases.MemberMesh.LEAD;
import static dev.weft.usecases.MemberMesh.STEWARD;
import static dev.weft.usecases.MemberMesh.TIERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.PlanView.LabelView;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An e-mail on its way from the members through their claims into a further product: the mask
/// follows it wherever it goes, and ends where nobody can be told any more.
class EmailTest {

  private static final ProductId REACH = ProductId.of("customer/reach");
  private static final ProductId AGES = ProductId.of("board/ages");
  private static final String EXPLORATION = "exploration";
  private static final String CONTACT = "customer_contact";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = MemberMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void isMaskedThroughJoinStructUnionCaseWindowAndRename() {
    run("members", "claims", "reach");
    String text = "select mail, kind, place, letter from customer.reach.reach where id = 1";
    assertThat(csv(CONTACT, text))
        .isEqualTo("mail,kind,place,letter\nperson1@x.org,one,11,{'to': person1@x.org}\n");
    assertThat(csv(EXPLORATION, text)).isEqualTo("mail,kind,place,letter\n,,,\n");
    assertThat(csv(EXPLORATION, "select count(*) from customer.reach.reach where mail like '%@%'"))
        .endsWith("\n0\n");
    assertThat(csv(EXPLORATION, "select tier from customer.reach.reach where id = 1"))
        .isEqualTo("tier\ngold\n");
    assertThat(labels("reach"))
        .containsEntry("mail", "personal")
        .containsEntry("kind", "personal")
        .containsEntry("place", "personal")
        .containsEntry("letter", "personal")
        .containsEntry("tier", "none");
  }

  @Test
  void isMaskedInEveryFormatOfAnExport() {
    run("members", "claims", "reach");
    String text = "select * from customer.reach.reach";
    for (QueryFormat format : List.of(QueryFormat.CSV, QueryFormat.JSON, QueryFormat.ARROW)) {
      assertThat(MemberMesh.query(mesh, CONTACT, format, text)).contains("person1@x.org");
    }
    for (QueryFormat format : QueryFormat.values()) {
      assertThat(MemberMesh.query(mesh, EXPLORATION, format, text)).doesNotContain("person1@");
    }
  }

  @Test
  void endsInAPseudonym() {
    run("members", "claims", "reach");
    assertThat(labels("tokens")).containsEntry("token", "none");
    assertThat(csv(EXPLORATION, "select count(distinct token) from customer.reach.tokens"))
        .endsWith("\n44\n");
  }

  @Test
  void staysPersonalInAnAggregateThatNoDeclassifierNames() {
    assertThat(mesh.plan(CLEO).findings()).isEmpty();
    mesh.edit(TIERS, "tier,", "tier, /* again */");
    PlanView plan = mesh.plan(CLEO);
    assertThat(plan.findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "Column tiers.reachable is labelled none but carries personal: tiers.reachable ←"
                + " customer/members@1:members.email",
            "Column tiers.age is labelled none but carries personal: tiers.age ←"
                + " customer/members@1:members.birth_date");
    run("members", "claims", "reach");
    assertThat(csv(EXPLORATION, "select * from customer.reach.tiers order by tier"))
        .isEqualTo("tier,reachable,age\ngold,,\nsilver,,\n");
  }

  @Test
  void endsInAnAggregateOverEnoughMembers() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.apply(LEAD);
    mesh.edit(TIERS, "tier,", "tier, /* again */");
    PlanView plan = mesh.plan(CLEO);
    assertThat(plan.findings()).isEmpty();
    assertThat(plan.products().getFirst().labels())
        .filteredOn(label -> label.table().equals("tiers"))
        .extracting(LabelView::column, label -> label.labels().get("privacy"), LabelView::lowered)
        .containsExactly(
            tuple("tier", "none", List.of()),
            tuple("reachable", "none", List.of("counts_over_20")),
            tuple("age", "none", List.of("counts_over_20")));
    run("members", "claims", "reach");
    assertThat(labels("tiers")).containsEntry("reachable", "none").containsEntry("age", "none");
    assertThat(
            csv(
                EXPLORATION,
                "select tier, reachable, age > 0 as old from customer.reach.tiers order by tier"))
        .isEqualTo("tier,reachable,old\ngold,23,true\nsilver,21,true\n");
    ReleasedTable tiers = table("tiers", 1);
    assertThat(mesh.lake.plan(tiers.location()).schema().names())
        .containsExactly("tier", "reachable", "age");
    assertThat(tiers.lineage().columns()).hasSize(3);
  }

  @Test
  void isNotLetGoByADeclassifierThatNamesNothing() {
    mesh.with(
        COUNTS,
        MemberMesh.counts(20)
            .replace("from: personal", "from: secret")
            .replace("#member_id", "#person"));
    assertThatThrownBy(() -> mesh.plan(LEAD))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused ->
                assertThat(refused.findings())
                    .filteredOn(Finding::stops)
                    .extracting(finding -> finding.code().code(), Finding::message)
                    .containsExactly(
                        tuple("W-POLICY-004", "privacy has no label secret"),
                        tuple(
                            "W-POLICY-004",
                            "No contract of customer/members has a column members.person")));
  }

  @Test
  void blocksAReleaseInWhichAGroupIsTooSmall() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.apply(LEAD);
    run("members", "claims", "reach");
    mesh.source("data/members.csv", MemberMesh.members(24, 3));
    run("members");
    for (RunView blocked :
        List.of(mesh.run(CLEO, "customer/reach"), mesh.preview(CLEO, "customer/reach", Map.of()))) {
      assertThat(TestMesh.error(blocked).code()).isEqualTo("W-RUN-009");
      assertThat(TestMesh.error(blocked).message())
          .isEqualTo(
              "Cannot publish tiers: its groups are too small. Column age has 1 group of fewer than"
                  + " 20 different customer/members:members#member_id, which counts_over_20 asks"
                  + " for; Column reachable has 1 group of fewer than 20 different"
                  + " customer/members:members#member_id, which counts_over_20 asks for");
      assertThat(blocked.preview()).isNull();
    }
    assertThat(current()).isEqualTo(1);
    mesh.edit(TIERS, "group by tier", "group by tier having count(distinct member_id) >= 20");
    mesh.apply(CLEO);
    assertThat(mesh.run(CLEO, "customer/reach").error()).isNull();
    assertThat(csv(EXPLORATION, "select tier, reachable from customer.reach.tiers"))
        .isEqualTo("tier,reachable\ngold,23\n");
  }

  @Test
  void blocksAReleaseInWhichFewMembersHaveAValue() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.apply(LEAD);
    mesh.source(
        "data/members.csv",
        MemberMesh.members(24, 22).replaceAll("(m02[5-9]|m03|m04[0-5])(.*),19..-03-04", "$1$2,"));
    run("members", "claims");
    assertThat(TestMesh.error(mesh.run(CLEO, "customer/reach")).message())
        .startsWith("Cannot publish tiers: its groups are too small. Column age has 1 group");
  }

  @Test
  void asksForNoGroupsWhereNothingIsLowered() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.edit(TIERS, "count(email)", "count(*)");
    mesh.edit(
        TIERS, "avg(date_diff('year', birth_date, date '2001-01-01'))", "any_value(1.5)::double");
    MemberMesh.apply(mesh);
    mesh.source("data/members.csv", MemberMesh.members(24, 3));
    run("members", "claims", "reach");
    assertThat(csv(EXPLORATION, "select tier, reachable from customer.reach.tiers order by tier"))
        .isEqualTo("tier,reachable\ngold,24\nsilver,3\n");
  }

  @Test
  void endsInAnotherDomainOnlyWhereThatMayCountMembers() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    MemberMesh.apply(mesh);
    run("members");
    MemberMesh.board(mesh, "tier, birth_date");
    assertThat(mesh.plan(BEA).findings())
        .extracting(Finding::message)
        .containsExactly(
            "Column ages.age is labelled none but carries personal: ages.age ←"
                + " customer/members@1:members.birth_date");
    mesh.apply(BEA);
    assertThat(mesh.run(BEA, "board/ages").error()).isNull();
    assertThat(privacy(AGES, "ages", 1, "age")).isEqualTo("personal");
    MemberMesh.board(mesh, "tier, birth_date, member_id");
    mesh.edit("board/ages/sql/ages.sql", "select", "select /* again */");
    assertThat(mesh.plan(BEA).findings()).isEmpty();
    mesh.apply(BEA);
    assertThat(mesh.run(BEA, "board/ages").error()).isNull();
    assertThat(privacy(AGES, "ages", 2, "age")).isEqualTo("none");
  }

  @Test
  void isOnRecordWithTheSubjectThatIsCounted() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    MemberMesh.apply(mesh);
    run("members", "claims", "reach");
    var reads = new AuditFilter(0, "product:customer/reach", "", "", "");
    assertThat(mesh.log.list(reads, Long.MAX_VALUE, 100))
        .filteredOn(stored -> stored.record().question().text().contains("avg"))
        .singleElement()
        .satisfies(
            stored ->
                assertThat(stored.record().tables().getFirst().columns())
                    .filteredOn(AuditRecord.Column::used)
                    .extracting(AuditRecord.Column::name)
                    .containsExactly("birth_date", "email", "member_id", "tier"));
  }

  @Test
  void staysWhereItIsWhenPoliciesHideTheSubject() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    MemberMesh.apply(mesh);
    run("members");
    MemberMesh.board(mesh, "tier, birth_date, member_id");
    mesh.with("policies/hidden.yaml", MemberMesh.HIDDEN);
    mesh.apply(LEAD);
    assertThat(mesh.plan(BEA).findings())
        .extracting(Finding::message)
        .containsExactly(
            "Groups of table ages cannot be counted by customer/members:members#member_id for"
                + " counts_over_20: no run will publish it");
    mesh.apply(BEA);
    assertThat(TestMesh.error(mesh.run(BEA, "board/ages")).message())
        .isEqualTo(
            "Cannot publish ages: its groups cannot be counted by"
                + " customer/members:members#member_id for counts_over_20");
  }

  @Test
  void comesBackWhenADeclassifierAsksForMore() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.apply(LEAD);
    run("members", "claims", "reach");
    mesh.with(COUNTS, MemberMesh.counts(10));
    mesh.apply(LEAD);
    assertThat(privacy("tiers", 1, "age")).isEqualTo("none");
    mesh.with(COUNTS, MemberMesh.counts(23));
    mesh.apply(LEAD);
    assertThat(privacy("tiers", 1, "age")).isEqualTo("personal");
    assertThat(csv(EXPLORATION, "select age from customer.\"reach@1.0.0+1\".tiers"))
        .isEqualTo("age\n\n\n");
    assertThat(mesh.run(CLEO, "customer/reach").error())
        .extracting(RunView.Failure::code)
        .isEqualTo("W-RUN-009");
    mesh.with(COUNTS, MemberMesh.counts(22));
    mesh.apply(LEAD);
    assertThat(mesh.run(CLEO, "customer/reach").error()).isNull();
    assertThat(privacy("tiers", 2, "reachable")).isEqualTo("none");
    mesh.with(COUNTS, MemberMesh.counts(22) + "status: retired\n");
    mesh.apply(LEAD);
    assertThat(privacy("tiers", 2, "reachable")).isEqualTo("personal");
  }

  @Test
  void takesNothingBackThatADeclassifierLowersWhenItsInputRisesAboveIt() {
    mesh.with(COUNTS, MemberMesh.counts(20));
    mesh.apply(LEAD);
    run("members", "claims", "reach");
    mesh.edit(
        MemberMesh.MEMBERS,
        "name: birth_date, logicalType: date, classification: public, customProperties: [{ property: weft.labels, value: [personal] }]",
        "name: birth_date, logicalType: date, classification: public, customProperties: [{ property: weft.labels, value: [sensitive] }]");
    mesh.apply(STEWARD, "customer/members");
    assertThat(privacy("tiers", 1, "age")).isEqualTo("sensitive");
    assertThat(privacy("tiers", 1, "reachable")).isEqualTo("none");
  }

  @Test
  void isMaskedInOldReleasesAsSoonAsItsLabelRises() {
    run("members", "claims", "reach", "reach");
    String pinned = "select tier from customer.\"reach@1.0.0+1\".reach where id = 1";
    assertThat(csv(EXPLORATION, pinned)).isEqualTo("tier\ngold\n");
    mesh.edit(
        MemberMesh.MEMBERS,
        "name: tier, logicalType: string, classification: public",
        "name: tier, logicalType: string, classification: public,"
            + " customProperties: [{ property: weft.labels, value: [personal] }]");
    mesh.apply(STEWARD, "customer/members");
    assertThat(csv(EXPLORATION, pinned)).isEqualTo("tier\n\n");
    assertThat(csv(CONTACT, pinned)).isEqualTo("tier\ngold\n");
    assertThat(privacy("tokens", 2, "tier")).isEqualTo("personal");
  }

  private void run(String... products) {
    for (String product : products) {
      assertThat(mesh.run(CLEO, "customer/" + product).error()).isNull();
    }
  }

  private String csv(String purpose, String sql) {
    return MemberMesh.query(mesh, purpose, QueryFormat.CSV, sql);
  }

  private long current() {
    return mesh.catalog.read(reading -> reading.releases().currentNumber(REACH, 1));
  }

  private Map<String, String> labels(String table) {
    var labels = new TreeMap<String, String>();
    table(table, current())
        .labels()
        .forEach((column, of) -> labels.put(column, Objects.requireNonNull(of.get("privacy"))));
    return labels;
  }

  private String privacy(String table, long release, String column) {
    return privacy(REACH, table, release, column);
  }

  private String privacy(ProductId product, String table, long release, String column) {
    return table(product, table, release)
        .labels()
        .getOrDefault(column, new TreeMap<>())
        .getOrDefault("privacy", "none given");
  }

  private ReleasedTable table(String table, long release) {
    return table(REACH, table, release);
  }

  private ReleasedTable table(ProductId product, String table, long release) {
    return Objects.requireNonNull(
        mesh.catalog
            .read(reading -> reading.releases().get(product, release))
            .release()
            .tables()
            .get(table));
  }
}
