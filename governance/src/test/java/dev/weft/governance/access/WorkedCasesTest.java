package dev.weft.governance.access;

import static dev.weft.governance.access.WorkedMesh.CLAIMS;
import static dev.weft.governance.access.WorkedMesh.CLEO;
import static dev.weft.governance.access.WorkedMesh.CY;
import static dev.weft.governance.access.WorkedMesh.DANA;
import static dev.weft.governance.access.WorkedMesh.EVE;
import static dev.weft.governance.access.WorkedMesh.FLO;
import static dev.weft.governance.access.WorkedMesh.LEO;
import static dev.weft.governance.access.WorkedMesh.LOYALTY;
import static dev.weft.governance.access.WorkedMesh.ask;
import static dev.weft.governance.access.WorkedMesh.choosing;
import static dev.weft.governance.access.WorkedMesh.column;
import static dev.weft.governance.access.WorkedMesh.contact;
import static dev.weft.governance.access.WorkedMesh.members;
import static dev.weft.governance.access.WorkedMesh.table;
import static dev.weft.governance.access.WorkedMesh.using;
import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.policy.Policies;
import dev.weft.model.lineage.Origin;
import dev.weft.model.policy.Mask;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked cases of the specification as far as they are decided here, one golden file each.
class WorkedCasesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/cases");
  private static final ProductId STRIKES = ProductId.of("safety/exposure");

  static Stream<Arguments> cases() {
    return Stream.of(
            who(),
            Stream.of(
                of("08-an-analyst-sees-years-of-her-markets", mesh(), eve()),
                of("12-no-attribute-no-market", mesh(), ask(FLO, "", members())),
                of("16-pseudonyms", mesh().with(pseudonym()), eve()),
                of("18-incomparable-masks", mesh().with(pseudonym()).with(last()), eve()),
                of("19-year-below-month", mesh().with(month()).with(year()), eve()),
                of("22-a-failing-column-policy-hides", mesh().with(divides()), eve()),
                of("22-a-failing-table-policy-denies", mesh().with(filters()), eve()),
                of("28-minimum-group", mesh().with(group()), eve())),
            agreements(),
            onward())
        .flatMap(cases -> cases);
  }

  private static Stream<Arguments> who() {
    return Stream.of(
        of("01-no-grant", mesh(), ask(CY, "", members())),
        of("02-redacted-without-a-purpose-that-names-it", mesh(), cleo("exploration")),
        of("03-clear-for-a-purpose-that-names-it", mesh(), cleo("customer_contact")),
        of("04-a-purpose-that-nobody-has", mesh(), cleo("marketing")),
        of("05-two-purposes-possible", mesh(), cleo("")));
  }

  private static Stream<Arguments> agreements() {
    return Stream.of(
        of("24-only-the-columns-of-the-agreement", mesh(), ask(DANA, "", members())),
        of("25-a-column-outside-it", mesh(), ask(DANA, "", using(members(), "market"))),
        of("26-ended", ended().at("2026-07-01T00:00:00Z"), ask(DANA, "", members())),
        of("27-its-last-day", ended().at("2026-06-30T23:59:59Z"), ask(DANA, "", members())),
        of("46-one-of-two-agreements", two(), ask(DANA, "", using(members(), "tier", "market"))),
        of("46-the-other-chosen", two(), choosing(danaOnMarket(), "dana_market")),
        of("46-the-one-that-covers", two(), danaOnMarket()),
        of("47-named", strikes("cost_usd", "strikes"), ask(CY, "", exposure())),
        of("47-not-named", strikes(), ask(CY, "", exposure())));
  }

  private static Stream<Arguments> onward() {
    return Stream.of(
        of("32-the-build-sees-clear", loyal("customer_contact"), ask(LOYALTY, "", members())),
        of("32-the-build-sees-nothing", loyal("exploration"), ask(LOYALTY, "", members())),
        of("32-readers-for-the-purpose", guarded(), leo("customer_contact")),
        of("32-readers-for-another-purpose", guarded(), leo("exploration")),
        of("34-let-go", guarded(agreement().free("members.email")), leo("customer_contact")),
        of("36c-the-build-sees-originals", mesh(), ask(CLAIMS, "", members())),
        of("36c-claims-for-contact", mesh(), ask(CLEO, "customer_contact", claims())),
        of("36c-claims-for-an-analyst", mesh(), ask(EVE, "", claims())),
        of("40-ended", guarded(agreement().until("2026-05-31")), leo("customer_contact")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(String name, WorkedMesh mesh, Question question) throws IOException {
    String told = Told.of(question, mesh.kernel().decide(question));
    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  private static Arguments of(String name, WorkedMesh mesh, Question question) {
    return Arguments.of(name, mesh, question);
  }

  private static WorkedMesh mesh() {
    return new WorkedMesh();
  }

  private static Question cleo(String purpose) {
    return ask(CLEO, purpose, members());
  }

  private static Question eve() {
    return ask(EVE, "", members());
  }

  private static Question leo(String purpose) {
    return ask(LEO, purpose, contact("loyalty_reads"));
  }

  private static Question danaOnMarket() {
    return ask(DANA, "", using(members(), "market"));
  }

  private static Policies pseudonym() {
    return policy("p4").in("customer").match("column.name == 'member_id'").mask(Mask.PSEUDONYM);
  }

  private static Policies last() {
    return policy("last").match("column.name == 'member_id'").mask(Mask.SHOW_LAST_4);
  }

  private static Policies month() {
    return policy("month").match("column.name == 'birth_date'").mask(Mask.TRUNCATE_TO_MONTH);
  }

  private static Policies year() {
    return policy("year").match("column.name == 'birth_date'").mask(Mask.TRUNCATE_TO_YEAR);
  }

  private static Policies divides() {
    return policy("divides")
        .match("column.name == 'tier'")
        .mask(Mask.REDACT)
        .unless("1 / size(column.tags) == 1");
  }

  private static Policies filters() {
    return policy("divides").filter("row.tier == 'gold'").unless("1 / size(product.tags) == 1");
  }

  private static Policies group() {
    return policy("p5").in("customer").group(2, "member_id", "tier");
  }

  private static WorkedMesh ended() {
    var mesh = mesh();
    mesh.agreements.clear();
    return mesh.agree(
        WorkedMesh.agreement("dana_tier", "person:dana", "exploration")
            .columns("tier")
            .until("2026-06-30"));
  }

  private static WorkedMesh two() {
    var mesh = mesh();
    mesh.agreements.clear();
    return mesh.agree(
            WorkedMesh.agreement("dana_market", "person:dana", "exploration").columns("market"))
        .agree(WorkedMesh.agreement("dana_tier", "person:dana", "exploration").columns("tier"));
  }

  private static WorkedMesh loyal(String purpose) {
    return mesh().agree(WorkedMesh.agreement("loyalty_reads", "product:loyalty/contact", purpose));
  }

  private static WorkedMesh.Agreed agreement() {
    return WorkedMesh.agreement("loyalty_reads", "product:loyalty/contact", "customer_contact");
  }

  private static WorkedMesh guarded() {
    return guarded(agreement());
  }

  private static WorkedMesh guarded(WorkedMesh.Agreed agreed) {
    return mesh()
        .agree(agreed)
        .with(policy("customers_own").in("customer").match("true").mask(Mask.MASK_ALPHANUM));
  }

  private static TableFacts claims() {
    return table(
        ProductId.of("customer/claims"),
        "claims",
        column(
            "email",
            Primitive.STRING,
            "personal",
            false,
            Origin.of("customer", "members", "members", "email")));
  }

  private static WorkedMesh strikes(String... named) {
    var mesh = mesh();
    var agreed = WorkedMesh.agreement("cy_reads", "person:cy", "exploration").of(STRIKES);
    return mesh.agree(named.length == 0 ? agreed : agreed.columnsOf("exposure", named))
        .with(
            policy("strike_costs_stay_in_safety")
                .in("safety")
                .match("column.origins.exists(o, o.domain == 'safety' && o.column == 'cost_usd')")
                .hide()
                .unless("'safety' in principal.domains || column.named"));
  }

  private static TableFacts exposure() {
    return table(
        STRIKES,
        "exposure",
        column("strikes", Primitive.LONG, "none", false),
        column(
            "cost_usd",
            Primitive.LONG,
            "none",
            false,
            Origin.of("safety", "strikes", "strikes", "cost_usd")));
  }
}
