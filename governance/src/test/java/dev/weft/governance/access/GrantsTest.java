package dev.weft.governance.access;

import static dev.weft.governance.access.WorkedMesh.CLAIMS;
import static dev.weft.governance.access.WorkedMesh.CLEO;
import static dev.weft.governance.access.WorkedMesh.CONTACT;
import static dev.weft.governance.access.WorkedMesh.CY;
import static dev.weft.governance.access.WorkedMesh.DANA;
import static dev.weft.governance.access.WorkedMesh.EVE;
import static dev.weft.governance.access.WorkedMesh.LOYALTY;
import static dev.weft.governance.access.WorkedMesh.MEMBERS;
import static dev.weft.governance.access.WorkedMesh.agreement;
import static dev.weft.governance.access.WorkedMesh.ask;
import static dev.weft.governance.access.WorkedMesh.choosing;
import static dev.weft.governance.access.WorkedMesh.column;
import static dev.weft.governance.access.WorkedMesh.contact;
import static dev.weft.governance.access.WorkedMesh.internal;
import static dev.weft.governance.access.WorkedMesh.member;
import static dev.weft.governance.access.WorkedMesh.members;
import static dev.weft.governance.access.WorkedMesh.table;
import static dev.weft.governance.access.WorkedMesh.using;
import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Kind;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Under which one grant and for which purpose a table is read.
class GrantsTest {

  private final WorkedMesh mesh = new WorkedMesh();
  private static final TableFacts RATES =
      table(
          ProductId.of("customer/rates"), "rates", column("rate", Primitive.DOUBLE, "none", false));

  @Test
  void showsTheOperatorNoData() {
    assertThat(denied(ask(new Principal.Operator(), "", members())).code())
        .isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STEWARD", "PLATFORM_ENGINEER", "GOVERNANCE_LEAD"})
  void readsNothingThroughARoleThatOnlyGoverns(Role role) {
    mesh.domains.put("customer", List.of(member("bo", role, "exploration")));
    var bo = new Principal.OfPerson("bo");
    assertThat(denied(ask(bo, "", members())).code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    assertThat(denied(ask(bo, "", internal(members()))).code())
        .isEqualTo(ErrorCode.ACCESS_INTERNAL);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"DATA_ENGINEER", "DATA_SCIENTIST", "PRODUCT_OWNER", "ANALYST"})
  void opensInternalTablesToThoseWhoBuildAndExplore(Role role) {
    mesh.domains.put("customer", List.of(member("bo", role, "exploration")));
    var bo = new Principal.OfPerson("bo");
    boolean opens = role == Role.DATA_ENGINEER || role == Role.DATA_SCIENTIST;
    assertThat(decide(ask(bo, "", internal(members()))).allowed()).isEqualTo(opens);
    assertThat(decide(ask(bo, "", members())).allowed()).isTrue();
  }

  @Test
  void neverOpensInternalTablesByAgreement() {
    assertThat(denied(ask(DANA, "", internal(members()))).code())
        .isEqualTo(ErrorCode.ACCESS_INTERNAL);
    mesh.agree(agreement("all", "product:loyalty/contact", "exploration"));
    assertThat(denied(ask(LOYALTY, "", internal(members()))).code())
        .isEqualTo(ErrorCode.ACCESS_INTERNAL);
    assertThat(decide(ask(CLAIMS, "", internal(members()))).allowed()).isTrue();
  }

  @Test
  void putsMembershipBeforeAgreements() {
    mesh.agree(agreement("eve_reads", "person:eve", "exploration", "customer_contact"));
    AllowedTable member = allowed(ask(EVE, "exploration", members()));
    assertThat(member.grant().text()).isEqualTo("membership customer");
    assertThat(member.grant().roles()).containsExactly(Role.ANALYST);
    AllowedTable other = allowed(ask(EVE, "customer_contact", members()));
    assertThat(other.grant().text()).isEqualTo("agreement eve_reads");
    assertThat(other.grant().roles()).isEmpty();
    assertThat(other.purpose()).contains("customer_contact");
    assertThat(decide(ask(EVE, "exploration", members())).trace().tables().getFirst().others())
        .extracting(Grant::text)
        .containsExactly("agreement eve_reads");
  }

  @Test
  void readsThroughATeam() {
    var tim = new Principal.OfPerson("tim");
    mesh.agree(agreement("callers_read", "team:callers", "customer_contact").columns("phone"));
    assertThat(allowed(ask(tim, "", members())).obligations().columns()).containsExactly("phone");
    mesh.domains.put("customer", List.of(member("team:callers", Role.ANALYST, "customer_contact")));
    AllowedTable read = allowed(ask(tim, "", members()));
    assertThat(read.grant().id()).isEqualTo("customer:team:callers");
    mesh.domains.put(
        "customer",
        List.of(
            member("team:callers", Role.ANALYST, "customer_contact"),
            member("tim", Role.DATA_ENGINEER, "customer_contact")));
    assertThat(allowed(ask(tim, "", members())).grant().id()).isEqualTo("customer");
    assertThat(denied(ask(CY, "", members())).code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @Test
  void readsAsAServiceAccount() {
    mesh.agree(agreement("mailer_reads", "service:mailer", "customer_contact"));
    assertThat(allowed(ask(new Principal.OfService("mailer"), "", members())).grant().id())
        .isEqualTo("mailer_reads");
    assertThat(decide(ask(new Principal.OfPerson("mailer"), "", members())).allowed()).isFalse();
  }

  @Test
  void keepsToProductMajorPortAndTableOfAnAgreement() {
    mesh.agreements.clear();
    mesh.agree(agreement("a", "person:dana", "exploration").port("members").columns("tier"));
    assertThat(decide(ask(DANA, "", members())).allowed()).isTrue();
    TableFacts of = members();
    for (TableFacts other :
        List.of(
            RATES,
            table(MEMBERS, "orders", column("tier", Primitive.STRING, "none", false)),
            new TableFacts(
                of.product(),
                2,
                of.port(),
                of.kind(),
                of.productTags(),
                of.table(),
                of.tags(),
                of.columns(),
                of.used()),
            new TableFacts(
                of.product(),
                1,
                Optional.of("other"),
                of.kind(),
                of.productTags(),
                of.table(),
                of.tags(),
                of.columns(),
                of.used()))) {
      assertThat(denied(ask(DANA, "", other)).code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    }
  }

  @Test
  void forgetsRetiredAgreements() {
    mesh.agreements.clear();
    mesh.agree(agreement("a", "person:dana", "exploration").retire());
    assertThat(denied(ask(DANA, "", members())).code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @Test
  void beginsAnAgreementOnItsDay() {
    mesh.agreements.clear();
    mesh.agree(agreement("a", "person:dana", "exploration").from("2026-06-02"));
    var deny = denied(ask(DANA, "", members()));
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    assertThat(deny.reason()).endsWith("begins on 2026-06-02");
    mesh.at("2026-06-02T00:00:00Z");
    assertThat(decide(ask(DANA, "", members())).allowed()).isTrue();
  }

  @Test
  void filtersTheRowsOfAnAgreement() {
    mesh.agreements.clear();
    mesh.agree(
        agreement("a", "person:dana", "exploration").columns("tier").rows("row.market == 'CA'"));
    assertThat(allowed(ask(DANA, "", members())).obligations().filters())
        .containsExactly(
            new RowExpression.Compare(
                Comparison.EQUAL, new RowValue.OfColumn("market"), new Literal.Text("CA")));
    mesh.agreements.clear();
    mesh.agree(agreement("a", "person:dana", "exploration").rows("row.markt == 'CA'"));
    var decision = decide(ask(DANA, "", members()));
    assertThat(decision.allowed()).isFalse();
    assertThat(decision.trace().incidents())
        .containsExactly(
            "Agreement a could not be evaluated: its filter does not bind: There is no field"
                + " `markt` of `row`");
  }

  @Test
  void takesTheNewestAgreementThatCoversWhatIsUsed() {
    mesh.agreements.clear();
    mesh.agree(agreement("first", "person:dana", "exploration").columns("tier"))
        .agree(agreement("second", "person:dana", "exploration").columns("tier"))
        .agree(agreement("third", "person:dana", "exploration").columns("market"))
        .agree(agreement("fourth", "person:dana", "customer_contact").columns("tier"));
    assertThat(allowed(ask(DANA, "exploration", using(members(), "tier"))).grant().id())
        .isEqualTo("second");
    assertThat(allowed(ask(DANA, "exploration", members())).grant().id()).isEqualTo("third");
    assertThat(allowed(choosing(ask(DANA, "exploration", members()), "first")).grant().id())
        .isEqualTo("first");
    assertThat(allowed(choosing(ask(DANA, "exploration", members()), "fourth")).grant().id())
        .as("one that does not carry the purpose is not chosen")
        .isEqualTo("third");
  }

  @Test
  void tellsWhichGrantsThereAre() {
    var deny = denied(choosing(ask(DANA, "", members()), "dana_teir"));
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_GRANT_UNKNOWN);
    assertThat(deny.code().kind()).isEqualTo(Kind.USAGE);
    assertThat(deny.remedy()).isEqualTo("There is dana_tier.");
  }

  @Test
  void takesTheOnlyPurposeThatAllTablesShare() {
    mesh.agree(agreement("cleo_rates", "person:cleo", "exploration").of(CONTACT));
    var decision = decide(ask(CLEO, "", members(), contact("x")));
    assertThat(((StatementDecision.Allow) decision).purpose()).contains("exploration");
    var open = denied(ask(CLEO, "", members(), RATES));
    assertThat(open.code()).isEqualTo(ErrorCode.ACCESS_PURPOSE_OPEN);
    var deny = denied(ask(CLEO, "customer_contact", members(), contact("x")));
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_PURPOSE);
    assertThat(deny.remedy()).isEqualTo("Possible: exploration.");
  }

  @Test
  void deniesTablesWithoutACommonPurpose() {
    mesh.agree(agreement("eve_contact", "person:eve", "customer_contact").of(CONTACT));
    var deny = denied(ask(EVE, "", members(), contact("x")));
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_PURPOSE);
    assertThat(deny.remedy())
        .isEqualTo(
            "They contain: customer.members.members: exploration; loyalty.contact.contact:"
                + " customer_contact. A steward approves purposes.");
    assertThat(denied(ask(EVE, "exploration", members(), contact("x"))).remedy())
        .isEqualTo("The tables have no purpose in common; ask them one by one.");
  }

  @Test
  void knowsNoPurposeOutsideTheVocabulary() {
    mesh.domains.put("customer", List.of(member("bo", Role.ANALYST, "fun")));
    var bo = new Principal.OfPerson("bo");
    assertThat(denied(ask(bo, "fun", members())).code()).isEqualTo(ErrorCode.ACCESS_PURPOSE);
    assertThat(denied(ask(bo, "", members())).remedy())
        .startsWith("They contain: customer.members.members: none.");
  }

  @Test
  void deniesTheWholeStatementForOneTable() {
    assertThat(denied(ask(EVE, "", members(), contact("x"))).reason())
        .isEqualTo("eve has no grant on loyalty.contact.contact");
  }

  @Test
  void allowsAStatementWithoutTables() {
    var allow = (StatementDecision.Allow) decide(ask(CY, ""));
    assertThat(allow.purpose()).isEmpty();
    assertThat(allow.tables()).isEmpty();
    assertThat(((StatementDecision.Allow) decide(ask(CY, "exploration"))).purpose())
        .contains("exploration");
    assertThat(denied(ask(CY, "fun")).code()).isEqualTo(ErrorCode.ACCESS_PURPOSE);
  }

  @Test
  void readsEachInputOfABuildForItsOwnPurpose() {
    mesh.agree(agreement("reads_members", "product:loyalty/contact", "customer_contact"))
        .agree(
            agreement("reads_rates", "product:loyalty/contact", "exploration").of(RATES.product()));
    var allow = (StatementDecision.Allow) decide(ask(LOYALTY, "", members(), RATES, contact("x")));
    assertThat(allow.purpose()).isEmpty();
    assertThat(allow.tables())
        .extracting(AllowedTable::purpose)
        .containsExactly(
            Optional.of("customer_contact"), Optional.of("exploration"), Optional.empty());
  }

  @Test
  void givesAProductNoPurposeOutOfSeveral() {
    mesh.agree(agreement("reads", "product:loyalty/contact", "customer_contact", "exploration"));
    assertThat(denied(ask(LOYALTY, "", members())).code()).isEqualTo(ErrorCode.ACCESS_PURPOSE);
    assertThat(allowed(ask(LOYALTY, "exploration", members())).purpose()).contains("exploration");
  }

  @Test
  void filtersWhatAProductReadsElsewhere() {
    mesh.agree(agreement("reads", "product:loyalty/contact", "exploration"))
        .with(policy("gold").in("customer").filter("row.tier == 'gold'"));
    assertThat(allowed(ask(LOYALTY, "", members())).obligations().filters()).hasSize(1);
    assertThat(allowed(ask(CLAIMS, "", members())).obligations().filters()).isEmpty();
  }

  @Test
  void tellsWhatExistsToThoseWithStandingOnly() {
    AccessKernel kernel = mesh.kernel();
    assertThat(kernel.knows(EVE, MEMBERS, "members").allowed()).isTrue();
    assertThat(kernel.knows(DANA, MEMBERS, "members").allowed()).isTrue();
    assertThat(kernel.knows(DANA, RATES.product(), "rates").allowed()).isFalse();
    assertThat(kernel.knows(CLAIMS, MEMBERS, "members").allowed()).isTrue();
    assertThat(kernel.knows(LOYALTY, MEMBERS, "members").allowed()).isFalse();
    assertThat(kernel.knows(new Principal.Operator(), MEMBERS, "members").allowed()).isFalse();
    assertThat(kernel.knows(CY, MEMBERS, "nothing"))
        .isEqualTo(
            new Decision.Deny(
                ErrorCode.ACCESS_NO_GRANT,
                "cy has no grant on customer.members.nothing",
                "Ask its owner (cleo) for a role in the domain or an agreement."));
  }

  @Test
  void keepsKnowingWhoseAgreementHasEnded() {
    mesh.agreements.clear();
    mesh.agree(agreement("a", "person:dana", "exploration").until("2026-01-01"));
    assertThat(mesh.kernel().knows(DANA, MEMBERS, "members").allowed()).isTrue();
    assertThat(denied(ask(DANA, "", members())).code()).isEqualTo(ErrorCode.ACCESS_EXPIRED);
  }

  @Test
  void countsForThoseWhoSeeEveryRow() {
    AccessKernel kernel = mesh.kernel();
    assertThat(kernel.counts(CLEO, members()).allowed()).isTrue();
    assertThat(kernel.counts(EVE, members()).allowed()).isFalse();
    assertThat(kernel.counts(CY, members()).allowed()).isFalse();
    assertThat(kernel.counts(CLAIMS, members()).allowed()).isTrue();
    mesh.with(policy("group").group(5, "member_id", "tier").unless("purpose == 'exploration'"));
    assertThat(mesh.kernel().counts(CLEO, members()).allowed()).isTrue();
    mesh.with(policy("all").group(5, "member_id", "tier"));
    assertThat(mesh.kernel().counts(CLEO, members()).allowed()).isFalse();
  }

  @Test
  void tellsWhatWasMeasuredOfColumnsToThoseWhoSeeThemAsTheyAre() {
    AccessKernel kernel = mesh.kernel();
    for (String shown : List.of("member_id", "email")) {
      assertThat(measures(kernel, CLEO, shown)).as(shown).isTrue();
    }
    for (String masked : List.of("birth_date", "passport_number", "unknown")) {
      assertThat(measures(kernel, CLEO, masked)).as(masked).isFalse();
    }
    assertThat(kernel.measures(CLEO, members(), Optional.of(List.of())).allowed()).isTrue();
    assertThat(kernel.measures(CLEO, members(), Optional.empty()).allowed()).isFalse();
    assertThat(kernel.measures(CLAIMS, members(), Optional.empty()).allowed()).isTrue();
    assertThat(measures(kernel, EVE, "member_id")).isFalse();
    assertThat(measures(kernel, CY, "member_id")).isFalse();
  }

  private static boolean measures(AccessKernel kernel, Principal who, String column) {
    return kernel.measures(who, members(), Optional.of(List.of("tier", column))).allowed();
  }

  @Test
  void readsForThoseWhoSeeAnythingAtAll() {
    mesh.with(policy("all").group(5, "member_id", "tier"));
    AccessKernel kernel = mesh.kernel();
    assertThat(kernel.counts(CLEO, members()).allowed()).isFalse();
    assertThat(kernel.reads(CLEO, members()).allowed()).isTrue();
    assertThat(kernel.reads(CY, members()).allowed()).isFalse();
  }

  @Test
  void namesNobodyWhereThereIsNoOwner() {
    mesh.domains.put("customer", List.of(new Member("eve", Set.of(Role.ANALYST), List.of())));
    assertThat(denied(ask(CY, "", members())).remedy())
        .isEqualTo("Ask the owner of customer for a role in the domain or an agreement.");
  }

  private StatementDecision decide(Question question) {
    return mesh.kernel().decide(question);
  }

  private StatementDecision.Deny denied(Question question) {
    return (StatementDecision.Deny) decide(question);
  }

  private AllowedTable allowed(Question question) {
    return decide(question).orThrow().tables().getFirst();
  }
}
