package dev.weft.governance.access;

import static dev.weft.governance.access.WorkedMesh.CLAIMS;
import static dev.weft.governance.access.WorkedMesh.CLEO;
import static dev.weft.governance.access.WorkedMesh.EVE;
import static dev.weft.governance.access.WorkedMesh.LEO;
import static dev.weft.governance.access.WorkedMesh.agreement;
import static dev.weft.governance.access.WorkedMesh.ask;
import static dev.weft.governance.access.WorkedMesh.column;
import static dev.weft.governance.access.WorkedMesh.contact;
import static dev.weft.governance.access.WorkedMesh.members;
import static dev.weft.governance.access.WorkedMesh.table;
import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.access.Trace.Considered;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.lineage.Origin;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.Stage;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which policies bind, where, and how much.
class PoliciesInForceTest {

  private final WorkedMesh mesh = new WorkedMesh();

  @ParameterizedTest
  @EnumSource(Stage.class)
  void bindsAsMuchAsTheStageSays(Stage stage) {
    mesh.with(policy("new").stage(stage).match("column.name == 'tier'").hide())
        .with(policy("rows").stage(stage).filter("row.tier == 'gold'"));
    var allow = decide().orThrow();
    Obligations obligations = allow.tables().getFirst().obligations();
    boolean enforced = stage == Stage.ENFORCE;
    assertThat(obligations.columns().contains("tier")).isEqualTo(!enforced);
    assertThat(obligations.filters().size()).isEqualTo(enforced ? 1 : 0);
    assertThat(allow.warnings())
        .isEqualTo(
            stage == Stage.WARN
                ? List.of(
                    "Policy mesh/new will apply to tier: hide (Because of new.)",
                    "Policy mesh/rows will apply to customer.members.members: filter row.tier =="
                        + " 'gold' (Because of rows.)")
                : List.of());
    for (String id : List.of("new", "rows")) {
      Considered considered = considered(allow.trace(), id);
      assertThat(considered.stage()).isEqualTo(stage.word());
      assertThat(considered.effects().isEmpty()).isEqualTo(stage == Stage.DRAFT);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"AUDIT", "WARN"})
  void recordsFailuresThatDoNotBind(Stage stage) {
    mesh.with(policy("a").stage(stage).match("1 / 0 == 1").deny())
        .with(policy("b").stage(stage).match("column.name == 'tier' && 1 / 0 == 1").hide());
    var allow = decide().orThrow();
    assertThat(allow.tables().getFirst().obligations().columns()).contains("tier");
    assertThat(allow.trace().incidents())
        .containsExactly(
            "Policy mesh/a could not be evaluated: / by zero",
            "Policy mesh/b could not be evaluated: / by zero (column tier)");
  }

  @Test
  void doesNotWarnOfWhatIsShown() {
    mesh.with(policy("new").stage(Stage.WARN).hide().unless("true"));
    assertThat(decide().orThrow().warnings()).isEmpty();
  }

  @Test
  void deniesWithTheReasonOfThePolicy() {
    mesh.with(policy("closed").match("product.name == 'members'").deny());
    var deny = (StatementDecision.Deny) decide();
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_POLICY);
    assertThat(deny.reason())
        .isEqualTo("Reading customer.members.members is denied by policy: Because of closed");
    assertThat(mesh.kernel().decide(ask(CLAIMS, "", members())).allowed())
        .as("a deny holds for builds of the own domain, too")
        .isFalse();
  }

  @Test
  void deniesATableOfWhichNothingIsLeft() {
    mesh.with(policy("all").hide());
    var deny = (StatementDecision.Deny) decide();
    assertThat(deny.code()).isEqualTo(ErrorCode.ACCESS_POLICY);
    assertThat(deny.reason())
        .isEqualTo(
            "cleo may see nothing of customer.members.members for exploration: every column is"
                + " hidden");
    assertThat(deny.remedy())
        .isEqualTo(
            "weft access explain shows why. Ask its owner (cleo) for a purpose or an agreement that"
                + " shows some.");
    assertThat(mesh.kernel().decide(ask(CLAIMS, "", members())).allowed())
        .as("a product reads the originals of its own domain")
        .isTrue();
  }

  @Test
  void deniesGroupsOfATableOfWhichNothingIsLeft() {
    mesh.with(policy("all").hide()).with(policy("groups").group(20, "member_id"));
    assertThat(decide().allowed()).isFalse();
  }

  @Test
  void failsForBuildsOfTheOwnDomainOnlyWhereItCouldDeny() {
    mesh.with(policy("broken").filter("row.tier == 'x'").unless("1 / 0 == 1"));
    assertThat(decide().allowed()).isFalse();
    assertThat(mesh.kernel().decide(ask(CLAIMS, "", members())).allowed()).isTrue();
    mesh.with(policy("closed").deny().unless("1 / 0 == 1"));
    assertThat(mesh.kernel().decide(ask(CLAIMS, "", members())).allowed()).isFalse();
  }

  @Test
  void ignoresPoliciesOfDomainsThatHaveNothingToDoWithTheTable() {
    mesh.with(policy("other").in("safety").hide()).with(policy("rows").in("safety").deny());
    var allow = decide().orThrow();
    assertThat(allow.trace().tables().getFirst().documents())
        .extracting(Considered::scope)
        .doesNotContain("safety");
  }

  @Test
  void takesEffectsOnTablesFromTheOwnerNotFromOrigins() {
    mesh.with(policy("rows").in("customer").filter("row.member_id == 'x'"))
        .with(policy("columns").in("customer").match("column.name == 'contact'").hide());
    Obligations obligations = read(contact("gone"));
    assertThat(obligations.filters()).isEmpty();
    assertThat(obligations.columns()).containsExactly("member_id");
  }

  @Test
  void letsGoOnlyOfOriginsThatAreFree() {
    mesh.with(policy("own").in("customer").match("column.name == 'x'").hide())
        .agree(
            agreement("free", "product:loyalty/contact", "customer_contact", "exploration")
                .free("members.tier"))
        .agree(agreement("guarded", "product:loyalty/contact", "customer_contact", "exploration"));
    assertThat(seen(from(tier("free")))).containsExactly("x");
    assertThat(seen(from(tier("guarded")))).isEmpty();
    assertThat(seen(from(tier("free"), tier("guarded")))).isEmpty();
    assertThat(seen(from(market("free")))).isEmpty();
    assertThat(seen(from(tier("free").then(new Origin.Passage("loyalty", "x", "t", "c")))))
        .containsExactly("x");
    assertThat(
            seen(
                from(
                    Origin.of("customer", "members", "members", "tier")
                        .then(new Origin.Passage("other", "free", "members", "tier")))))
        .as("another domain cannot let go")
        .isEmpty();
  }

  @Test
  void redactsWhatPassedUnderAnAgreementThatHasEnded() {
    mesh.with(policy("own").in("customer").match("column.name == 'x'").mask(Mask.SHOW_LAST_4));
    mesh.agree(agreement("ended", "product:loyalty/contact", "exploration").until("2026-05-31"));
    assertThat(read(from(tier("ended"))).masks()).isEqualTo(masks(Mask.REPLACE_WITH_NULL));
    mesh.at("2026-05-31T23:00:00Z");
    assertThat(read(from(tier("ended"))).masks()).isEqualTo(masks(Mask.SHOW_LAST_4));
    assertThat(read(from(tier("never_was"))).masks()).isEqualTo(masks(Mask.REPLACE_WITH_NULL));
  }

  @Test
  void leavesUnprotectedColumnsAloneWhenTheirAgreementEnds() {
    assertThat(read(from(tier("never_was"))).masks()).isEmpty();
  }

  @Test
  void ordersNothing() {
    var one = new WorkedMesh();
    var other = new WorkedMesh();
    var more =
        List.of(
            policy("a").match("column.name == 'tier'").mask(Mask.SHOW_FIRST_4),
            policy("b").match("column.name == 'tier'").mask(Mask.SHOW_LAST_4),
            policy("c").in("customer").filter("row.tier != 'x'"));
    more.forEach(one::with);
    more.reversed().forEach(other::with);
    assertThat(
            one.kernel()
                .decide(ask(EVE, "", members()))
                .orThrow()
                .tables()
                .getFirst()
                .obligations())
        .isEqualTo(
            other
                .kernel()
                .decide(ask(EVE, "", members()))
                .orThrow()
                .tables()
                .getFirst()
                .obligations());
  }

  @Test
  void takesTheLargestGroupBySharedColumns() {
    mesh.with(policy("a").group(5, "member_id", "tier", "market"))
        .with(policy("b").group(20, "member_id", "tier", "name"))
        .with(policy("c").group(3, "member_id", "tier"));
    assertThat(decide().orThrow().tables().getFirst().obligations().minimumGroup())
        .contains(new MinimumGroup(20, "member_id", List.of("tier")));
    mesh.with(policy("d").group(2, "email", "tier"));
    assertThat(decide().allowed()).isFalse();
    assertThat(decide().trace().incidents())
        .containsExactly(
            "Policy mesh/d could not be evaluated: another policy counts other subjects");
  }

  @Test
  void deniesAGroupOverColumnsThatAreNotThere() {
    mesh.with(policy("a").group(5, "member", "tier"));
    assertThat(decide().allowed()).isFalse();
    var again = new WorkedMesh().with(policy("a").group(5, "member_id", "teir"));
    assertThat(again.kernel().decide(ask(CLEO, "exploration", members())).allowed()).isFalse();
  }

  @Test
  void deniesWhereAFilterDoesNotBind() {
    mesh.with(policy("a").filter("row.nope == 1"));
    assertThat(decide().allowed()).isFalse();
    assertThat(decide().trace().incidents())
        .containsExactly(
            "Policy mesh/a could not be evaluated: its filter does not bind: There is no field"
                + " `nope` of `row`");
  }

  @Test
  void dropsFiltersThatAreTrueAndSaysEachOnce() {
    mesh.with(policy("a").filter("purpose == 'exploration'"))
        .with(policy("b").filter("row.tier == 'gold'"))
        .with(policy("c").filter("row.tier == 'gold'"));
    assertThat(decide().orThrow().tables().getFirst().obligations().filters()).hasSize(1);
  }

  @Test
  void countsAnUnknownLabelAsTheHighest() {
    TableFacts unlabelled =
        table(
            WorkedMesh.MEMBERS,
            "members",
            new ColumnFacts("x", Primitive.STRING, false, List.of(), new TreeMap<>(), List.of()),
            new ColumnFacts(
                "y",
                Primitive.STRING,
                false,
                List.of(),
                new TreeMap<>(Map.of("privacy", "misspelt")),
                List.of()));
    var deny = (StatementDecision.Deny) mesh.kernel().decide(ask(CLEO, "exploration", unlabelled));
    assertThat(deny.reason()).endsWith(": every column is hidden");
  }

  @Test
  void ignoresRetiredPolicies() {
    mesh.with(policy("a").deny().retire());
    assertThat(decide().allowed()).isTrue();
  }

  @Test
  void saysWhatDidNotFit() {
    mesh.with(policy("a").match("column.name == 'birth_date'").mask(Mask.SHOW_LAST_4))
        .with(policy("b").match("column.name == 'email'").mask(Mask.SHA_256_GLOBAL));
    var trace = decide().trace().tables().getFirst();
    assertThat(trace.columns())
        .filteredOn(column -> List.of("birth_date", "email").contains(column.column()))
        .extracting(column -> column.because().getFirst())
        .containsExactly(
            "mesh/b: sha-256-global, which does not fit and is redact",
            "mesh/a: show-last-4, which does not fit and is redact");
  }

  @Test
  void remembersAndForgetsWithItsFacts() {
    AccessKernel kernel = mesh.kernel();
    var first = kernel.decide(ask(CLEO, "exploration", members()));
    assertThat(kernel.decide(ask(CLEO, "exploration", members()))).isEqualTo(first);
    assertThat(kernel.decide(ask(CLEO, "customer_contact", members()))).isNotEqualTo(first);
    assertThat(kernel.decide(ask(EVE, "exploration", members()))).isNotEqualTo(first);
    for (int i = 0; i < 1_100; i++) {
      TableFacts other =
          table(WorkedMesh.MEMBERS, "members", column("c" + i, Primitive.STRING, "none", false));
      assertThat(
              kernel
                  .decide(ask(CLEO, "exploration", other))
                  .trace()
                  .tables()
                  .getFirst()
                  .columns()
                  .getFirst()
                  .column())
          .isEqualTo("c" + i);
    }
    assertThat(kernel.decide(ask(CLEO, "exploration", members()))).isEqualTo(first);
  }

  private StatementDecision decide() {
    return mesh.kernel().decide(ask(CLEO, "exploration", members()));
  }

  private Obligations read(TableFacts table) {
    return mesh.kernel()
        .decide(ask(LEO, "exploration", table))
        .orThrow()
        .tables()
        .getFirst()
        .obligations();
  }

  private List<String> seen(TableFacts table) {
    return switch (mesh.kernel().decide(ask(LEO, "exploration", table))) {
      case StatementDecision.Allow allow ->
          List.copyOf(allow.tables().getFirst().obligations().columns());
      case StatementDecision.Deny deny -> {
        assertThat(deny.reason()).endsWith(": every column is hidden");
        yield List.of();
      }
    };
  }

  private static TableFacts from(Origin... origins) {
    return table(WorkedMesh.CONTACT, "x", column("x", Primitive.STRING, "none", false, origins));
  }

  private static Origin tier(String agreement) {
    return Origin.of("customer", "members", "members", "tier")
        .then(new Origin.Passage("customer", agreement, "members", "tier"));
  }

  private static Origin market(String agreement) {
    return Origin.of("customer", "members", "members", "tier")
        .then(new Origin.Passage("customer", agreement, "members", "market"));
  }

  private static Map<String, Mask> masks(Mask mask) {
    return new TreeMap<>(Map.of("x", mask));
  }

  private static Considered considered(Trace trace, String id) {
    return trace.tables().getFirst().documents().stream()
        .filter(document -> document.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
