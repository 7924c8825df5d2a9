package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.governance.access.Action;
import dev.weft.model.access.Principal;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.Authenticate;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.RecognizePerson;
import dev.weft.usecases.access.Sessions;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.access.Tokens.Wanted;
import dev.weft.usecases.access.Vouched;
import dev.weft.usecases.access.WhoAmI;
import dev.weft.usecases.access.WhoAmIView;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.PlanView.NotYours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People and teams: whom issuers mean, and what their groups and attributes come to.
class PeopleTest {

  private static final String PEOPLE =
      """
      apiVersion: weft/v1
      kind: Person
      name: eve
      account: eve@example.com
      ---
      apiVersion: weft/v1
      kind: Person
      name: zoe
      attributes: { level: 3 }
      ---
      apiVersion: weft/v1
      kind: Person
      type: service
      name: nightly
      ---
      apiVersion: weft/v1
      kind: Team
      name: counters
      members: [zoe]
      groups: [/sales/counters]
      """;

  @TempDir private Path root;
  private TestMesh mesh;
  private RecognizePerson doorman;
  private WhoAmI whoAmI;

  @BeforeEach
  void apply() {
    mesh =
        SmallMesh.applied(root)
            .edit(
                "mesh.yaml",
                "purposes:",
                "attributes: { markets: [string], level: string }\npurposes:")
            .edit(
                "sales/domain.yaml",
                "members:",
                "members:\n  - { who: \"team:counters\", roles: [analyst] }")
            .with("people.yaml", PEOPLE);
    mesh.apply(TestMesh.as("gil"));
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("ann"));
    doorman = new RecognizePerson(mesh.catalog, mesh.mesh);
    whoAmI = new WhoAmI(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private Vouched vouched(String account, String... groups) {
    return vouched(account, Map.of(), groups);
  }

  private Vouched vouched(String account, Map<String, List<String>> attributes, String... groups) {
    return vouched("https://issuer.example", "shop", account, attributes, groups);
  }

  private Vouched vouched(
      String issuer,
      String client,
      String account,
      Map<String, List<String>> attributes,
      String... groups) {
    Instant now = mesh.clock.instant();
    return new Vouched(
        issuer,
        account,
        Optional.of(client),
        Set.of(groups),
        attributes,
        now,
        now.plus(Duration.ofMinutes(5)));
  }

  private String recognize(Vouched vouched) {
    Holder holder = doorman.recognize(vouched, "rest", "t");
    assertThat(holder.principal()).isInstanceOf(Principal.OfPerson.class);
    assertThat(holder.token()).isEmpty();
    return holder.principal().text();
  }

  private Set<Role> rolesInSales(String who) {
    return mesh.catalog.read(
        reading ->
            mesh.mesh
                .documents(reading)
                .facts(reading.now())
                .rolesIn(new Principal.OfPerson(who), "sales"));
  }

  private Map<String, List<String>> attributes(String who) {
    return mesh.catalog.read(
        reading ->
            mesh.mesh.documents(reading).vouchedFor(new Principal.OfPerson(who)).attributes());
  }

  private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    return catchThrowableOfType(WeftException.class, deed).code().code();
  }

  @Test
  void anAccountIsOfOnePerson() {
    assertThat(recognize(vouched("eve@example.com"))).isEqualTo("eve");
    assertThat(recognize(vouched("zoe"))).isEqualTo("zoe");
    for (String nobodys : List.of("eve", "Eve", "nightly", "operator", "Operator", "service:x")) {
      assertThat(refused(() -> recognize(vouched(nobodys)))).as(nobodys).isEqualTo("W-ACCESS-001");
    }
  }

  @Test
  void whomTheMeshDoesNotKnowIsSignedInAndNoMore() {
    assertThat(recognize(vouched("mallory@example.com", "/other")))
        .isEqualTo("mallory@example.com");
    assertThat(rolesInSales("mallory@example.com")).isEmpty();
    WhoAmIView view = whoAmI.show(TestMesh.as("mallory@example.com"));
    assertThat(view.roles()).isEmpty();
    assertThat(view.teams()).isEmpty();
  }

  @Test
  void aGroupMakesAMemberOfATeamUntilTheIssuerSaysOtherwise() {
    recognize(vouched("eve@example.com"));
    assertThat(rolesInSales("zoe")).containsExactly(Role.ANALYST);
    recognize(vouched("kim", "/sales/counters", "/unknown"));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
    assertThat(whoAmI.show(TestMesh.as("kim")).teams()).containsExactly("counters");
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim"));
    assertThat(rolesInSales("kim")).isEmpty();
  }

  @Test
  void whatAnIssuerSaidEndsWithItsToken() {
    recognize(vouched("kim", "/sales/counters"));
    mesh.clock.move(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(rolesInSales("kim")).isEmpty();
    recognize(vouched("kim", "/sales/counters"));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
  }

  private String session(Vouched vouched) {
    var wanted = new Sessions.Wanted("x", Optional.empty(), Duration.ofHours(8), "rest", "t");
    return new Sessions(mesh.catalog, mesh.mesh).begin(vouched, wanted).id();
  }

  @Test
  void aTokenTakesNoGroupFromASessionThatGoesOn() {
    String id = session(vouched("kim", "/sales/counters"));
    mesh.clock.move(Duration.ofMinutes(1));
    recognize(vouched("kim"));
    session(vouched("kim"));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
    mesh.clock.move(Duration.ofHours(1));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
    new Sessions(mesh.catalog, mesh.mesh).end(TestMesh.as("kim"), id);
    assertThat(rolesInSales("kim")).isEmpty();
  }

  @Test
  void everyIssuerSpeaksForItself() {
    recognize(vouched("kim", Map.of("level", List.of("2")), "/sales/counters"));
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(
        vouched(
            "https://other.example",
            "shop",
            "kim",
            Map.of("level", List.of("3"), "markets", List.of("CA")),
            "/other"));
    recognize(vouched("https://issuer.example", "mobile", "kim", Map.of()));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
    assertThat(attributes("kim"))
        .isEqualTo(Map.of("level", List.of("3"), "markets", List.of("CA")));
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim", Map.of("level", List.of("4"))));
    assertThat(rolesInSales("kim")).isEmpty();
    assertThat(attributes("kim"))
        .isEqualTo(Map.of("level", List.of("4"), "markets", List.of("CA")));
  }

  @Test
  void writesOnlyWhatIsNewOrAboutToEnd() {
    var authenticate = new Authenticate(mesh.catalog, mesh.mesh, "operators-own");
    recognize(vouched("kim", "/sales/counters"));
    long written = authenticate.position();
    mesh.clock.move(Duration.ofMinutes(1));
    recognize(vouched("kim", "/sales/counters"));
    recognize(vouched("lou"));
    assertThat(authenticate.position()).isEqualTo(written);
    mesh.clock.move(Duration.ofMinutes(2));
    recognize(vouched("kim", "/sales/counters"));
    assertThat(authenticate.position()).isGreaterThan(written);
    mesh.clock.move(Duration.ofMinutes(4));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
  }

  /// Also not when the token that took it away said nothing new.
  @Test
  void anOlderTokenDoesNotBringAGroupBackEither() {
    recognize(vouched("kim", "/other"));
    mesh.clock.move(Duration.ofSeconds(1));
    Vouched old = vouched("kim", "/sales/counters");
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim", "/other"));
    recognize(old);
    assertThat(rolesInSales("kim")).isEmpty();
  }

  @Test
  void noGroupBecomesThatOfWhoeverIsDeclaredUnderAName() {
    recognize(vouched("kim", "/sales/counters"));
    session(vouched("kim", "/sales/counters"));
    mesh.edit(
        "people.yaml",
        "name: zoe\n",
        "name: kim\naccount: kim.kay\n---\napiVersion: weft/v1\nkind: Person\nname: zoe\n");
    mesh.apply(TestMesh.OPERATOR);
    assertThat(rolesInSales("kim")).isEmpty();
    recognize(vouched("kim.kay", "/sales/counters"));
    assertThat(rolesInSales("kim")).containsExactly(Role.ANALYST);
  }

  @Test
  void anOldTokenDoesNotBringAGroupBack() {
    Vouched old = vouched("kim", "/sales/counters");
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim", "/other"));
    recognize(old);
    assertThat(rolesInSales("kim")).isEmpty();
  }

  @Test
  void aTeamReadsAndHoldsAgreements() {
    mesh.edit("sales/domain.yaml", "  - { who: \"team:counters\"", "  # - { who: \"team:counters\"")
        .with(
            "sales/agreements/counters.yaml",
            """
            apiVersion: weft/v1
            kind: Agreement
            id: counters_read_orders
            product: sales/orders@1
            consumer: team:counters
            purposes: [exploration]
            reason: They count.
            """);
    mesh.apply(TestMesh.as("ann"));
    recognize(vouched("kim", "/sales/counters"));
    var agreements = new Agreements(mesh.catalog, mesh.mesh);
    for (String member : List.of("kim", "zoe")) {
      assertThat(agreements.list(TestMesh.as(member), new PageRequest("", 10)).items())
          .as(member)
          .extracting(AgreementView::id)
          .containsExactly("counters_read_orders");
    }
    assertThat(agreements.list(TestMesh.as("eve2"), new PageRequest("", 10)).items()).isEmpty();
    mesh.run(TestMesh.as("ann"), "sales/orders");
    String sql = "select customer from sales.orders.orders where order_id = 1";
    for (String member : List.of("kim", "zoe")) {
      assertThat(mesh.query(TestMesh.as(member), sql)).as(member).contains("c1");
    }
    assertThat(refused(() -> mesh.query(TestMesh.as("lou"), sql))).isEqualTo("W-ACCESS-002");
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim"));
    assertThat(refused(() -> mesh.query(TestMesh.as("kim"), sql))).isEqualTo("W-ACCESS-002");
    assertThat(agreements.list(TestMesh.as("kim"), new PageRequest("", 10)).items()).isEmpty();
  }

  @Test
  void claimsBecomeAttributesThatTheMeshDeclares() {
    recognize(
        vouched(
            "kim",
            Map.of("markets", List.of("CA", "NY"), "level", List.of("2"), "x", List.of("y"))));
    assertThat(attributes("kim"))
        .isEqualTo(Map.of("markets", List.of("CA", "NY"), "level", List.of("2")));
    recognize(vouched("lou", Map.of("level", List.of("2", "3"))));
    assertThat(attributes("lou")).isEmpty();
  }

  @Test
  void whatIsWrittenOfSomebodyStands() {
    recognize(vouched("zoe", Map.of("level", List.of("9"), "markets", List.of("CA"))));
    assertThat(attributes("zoe"))
        .isEqualTo(Map.of("level", List.of("3"), "markets", List.of("CA")));
  }

  @Test
  void whoHasLeftIsRefusedWithEveryToken() {
    var tokens = new Tokens(mesh.catalog, mesh.mesh);
    var authenticate = new Authenticate(mesh.catalog, mesh.mesh, "operators-own");
    String secret =
        Objects.requireNonNull(
            tokens.create(TestMesh.as("zoe"), Wanted.of("laptop", Duration.ofDays(1))).token());
    assertThat(authenticate.signIn(secret).principal()).isEqualTo(new Principal.OfPerson("zoe"));
    long before = authenticate.position();
    mesh.edit("people.yaml", "name: zoe\n", "name: zoe\nstatus: retired\n");
    mesh.apply(TestMesh.OPERATOR);
    assertThat(authenticate.position()).isGreaterThan(before);
    assertThat(refused(() -> authenticate.signIn(secret))).isEqualTo("W-ACCESS-032");
    assertThat(refused(() -> recognize(vouched("zoe")))).isEqualTo("W-ACCESS-032");
  }

  @Test
  void nobodyPutsThemselvesIntoATeam() {
    mesh.edit("mesh.yaml", "members: [", "members: [{ who: pat, roles: [platform_engineer] }, ");
    mesh.apply(TestMesh.as("gil"));
    recognize(vouched("pat", "/ops"));
    mesh.edit("people.yaml", "members: [zoe]", "members: [zoe, pat]");
    assertThat(mesh.plan(TestMesh.as("pat")).notYours())
        .extracting(NotYours::name)
        .containsExactly("counters");
    mesh.edit("people.yaml", "members: [zoe, pat]", "members: [zoe]")
        .edit("people.yaml", "[/sales/counters]", "[/sales/counters, /ops]");
    assertThat(mesh.plan(TestMesh.as("pat")).notYours())
        .extracting(NotYours::name)
        .containsExactly("counters");
    mesh.edit("people.yaml", "/ops]", "/others]");
    assertThat(mesh.plan(TestMesh.as("pat")).notYours()).isEmpty();
    assertThat(mesh.plan(TestMesh.as("ann")).notYours())
        .extracting(NotYours::name)
        .contains("counters");
  }

  @Test
  void nobodyGivesARoleToTheirOwnTeam() {
    mesh.edit("people.yaml", "members: [zoe]", "members: [zoe, ann]");
    mesh.apply(TestMesh.OPERATOR);
    mesh.edit(
        "sales/domain.yaml",
        "team:counters\", roles: [analyst]",
        "team:counters\", roles: [analyst, data_scientist]");
    assertThat(mesh.plan(TestMesh.as("ann")).notYours())
        .extracting(NotYours::name)
        .contains("sales");
  }

  @Test
  void decidesThePastByTheGroupsOfThen() {
    recognize(vouched("kim", "/sales/counters"));
    long then = mesh.catalog.<Long>read(reading -> reading.now());
    mesh.clock.move(Duration.ofSeconds(1));
    recognize(vouched("kim"));
    boolean read =
        mesh.catalog.read(
            reading ->
                mesh.mesh
                    .documentsAt(reading, then)
                    .kernel(then)
                    .inDomain(new Principal.OfPerson("kim"), Action.READ_PORT, "sales")
                    .allowed());
    assertThat(read).isTrue();
    assertThat(rolesInSales("kim")).isEmpty();
  }
}
