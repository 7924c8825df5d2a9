package dev.weft.governance.rules;

import static dev.weft.governance.rules.Rules.answering;
import static dev.weft.governance.rules.Rules.contract;
import static dev.weft.governance.rules.Rules.fresh;
import static dev.weft.governance.rules.Rules.group;
import static dev.weft.governance.rules.Rules.number;
import static dev.weft.governance.rules.Rules.promising;
import static dev.weft.governance.rules.Rules.rule;
import static dev.weft.governance.rules.Rules.saying;
import static dev.weft.governance.rules.Rules.set;
import static dev.weft.governance.rules.Rules.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Knob;
import dev.weft.model.policy.Knob.Turn;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.policy.Stage;
import dev.weft.model.policy.Waiver;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static Verdict judge(GovernanceRule rule, Value.Fields facts) {
    return set(rule).list().getFirst().judge(facts, Knobs.own(rule));
  }

  private static Map<String, Map<String, Map<String, String>>> turned(String hours) {
    return Map.of("sales", Map.of("fresh", Map.of("max_hours", hours)));
  }

  @Test
  void keepsAndBreaks() {
    GovernanceRule rule = fresh(new Turn.Lower());

    assertThat(judge(rule, group("contract", promising(24)))).isEqualTo(new Verdict.Kept());
    assertThat(judge(rule, group("contract", promising(25))))
        .isEqualTo(new Verdict.Broken("Because."));
    assertThat(judge(rule, group())).isEqualTo(new Verdict.Broken("Because."));
  }

  @Test
  void saysWhatBreaksIt() {
    GovernanceRule rule =
        saying(
            fresh(new Turn.Lower()),
            "'no freshness promised within ' + string(knobs.max_hours) + ' h'");

    assertThat(judge(rule, group()))
        .isEqualTo(new Verdict.Broken("no freshness promised within 24 h"));
  }

  @Test
  void comparesLabelsByRank() {
    GovernanceRule rule =
        rule(
            RuleSubject.CONTRACT,
            "contract.tables.all(t, t.columns.all(c, c.privacy < privacy.personal))");
    Value.Fields open = contractOf("none");

    assertThat(judge(rule, open)).isEqualTo(new Verdict.Kept());
    assertThat(judge(rule, contractOf("sensitive"))).isInstanceOf(Verdict.Broken.class);
    assertThat(judge(rule, contractOf("secret")))
        .isEqualTo(
            new Verdict.Unclear(
                "contract.tables[0].columns[0].privacy is not one of none, personal, sensitive"));
  }

  private static Value.Fields contractOf(String label) {
    return group(
        "contract",
        group(
            "tables",
            new Value.Items(
                List.of(
                    group(
                        "columns",
                        new Value.Items(List.of(group("privacy", new Value.Text(label)))))))));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsMissingIsEmptyEverywhere(RuleSubject on) {
    assertThat(judge(rule(on, "true"), group())).isEqualTo(new Verdict.Kept());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contract.slas.size() > 0",
        "contrakt.name == ''",
        "contract.sla.exists(s, s.hours <= '24')",
        "knobs.max_hours",
        "knobs.other > 3",
        "agreement.days > 3",
      })
  void expressionsThatMeanNothingAreFindings(String require) {
    GovernanceRule broken =
        rule(
            "mesh",
            "fresh",
            RuleSubject.CONTRACT,
            Stage.ENFORCE,
            require,
            Map.of("max_hours", new Knob(number(24), new Turn.Lower())),
            List.of());

    List<Finding> findings = new RuleTests(set(broken)).findings();

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.stops()).isTrue();
              assertThat(finding.place().line()).isEqualTo(7);
              assertThat(finding.place().column()).isGreaterThanOrEqualTo(10);
            });
    assertThat(judge(broken, group())).isInstanceOf(Verdict.Unclear.class);
  }

  @Test
  void whatCannotBeSaidStops() {
    GovernanceRule rule = rule(RuleSubject.CONTRACT, "contract.sla[0].hours < 3");

    List<Judgement> judgements = set(rule).judge(contract("sales", group()), TODAY);

    assertThat(judgements).singleElement().satisfies(one -> assertThat(one.stops()).isTrue());
    assertThat(judgements.getFirst().message()).startsWith("it cannot be said");
  }

  @ParameterizedTest
  @CsvSource({"6, 12, false", "6, 6, true", "48, 24, true", "48, 25, false", "'', 24, true"})
  void holdsDomainsToTheirOwnKnobs(String hours, long promised, boolean kept) {
    RuleSet rules =
        set(hours.isEmpty() ? Map.of() : turned(hours), List.of(), fresh(new Turn.Lower()));

    assertThat(rules.judge(contract("sales", promising(promised)), TODAY))
        .extracting(Judgement::kept)
        .containsExactly(kept);
    assertThat(rules.judge(contract("other", promising(24)), TODAY))
        .extracting(Judgement::kept)
        .containsExactly(true);
  }

  @Test
  void rulesOfADomainHoldThereOnly() {
    GovernanceRule rule =
        rule("sales", "never", RuleSubject.CONTRACT, Stage.WARN, "false", Map.of(), List.of());

    assertThat(set(rule).judge(contract("sales", group()), TODAY)).hasSize(1);
    assertThat(set(rule).judge(contract("other", group()), TODAY)).isEmpty();
  }

  @Test
  void draftsJudgeNothing() {
    GovernanceRule rule =
        rule("mesh", "never", RuleSubject.CONTRACT, Stage.DRAFT, "false", Map.of(), List.of());

    assertThat(set(rule).judge(contract("sales", group()), TODAY)).isEmpty();
  }

  private static Sourced<Domain> domain(String hours) {
    SortedMap<String, Place> places = new TreeMap<>();
    places.put("", new Place("sales/domain.yaml", 1, 1, ""));
    return new Sourced<>(
        "Domain",
        "sales",
        "sales/domain.yaml",
        "",
        new Domain(
            "sales",
            "Sales",
            Optional.empty(),
            Map.of(),
            List.of(),
            Map.of("fresh", Map.of("max_hours", hours)),
            false),
        places);
  }

  private static List<String> knobs(Knob.Turn turn, String hours) {
    RuleSet rules = set(fresh(turn, test(group("contract", promising(12)), true)));
    return new KnobFindings(rules).of(domain(hours)).stream().map(Finding::message).toList();
  }

  @Test
  void aLoosenedKnobIsRefusedWithAnExample() {
    assertThat(knobs(new Turn.Lower(), "48"))
        .containsExactly(
            "The domain turns `max_hours` of rule `fresh` to 48, the mesh has 24 and lets domains"
                + " turn it lower; the mesh forbids, and the domain would allow"
                + " { contract: { sla: [{ property: freshness, hours: 48 }] } }");
    assertThat(knobs(new Turn.Lower(), "6")).isEmpty();
    assertThat(knobs(new Turn.Lower(), "24")).isEmpty();
  }

  @Test
  void knobsTurnAsTheirRuleSays() {
    var range = new Turn.Within(BigDecimal.ONE, BigDecimal.valueOf(30));

    assertThat(knobs(new Turn.Fixed(), "23")).hasSize(1);
    assertThat(knobs(new Turn.Raise(), "25")).isEmpty();
    assertThat(knobs(new Turn.Raise(), "23")).hasSize(1);
    assertThat(knobs(range, "30")).isEmpty();
    assertThat(knobs(range, "31")).hasSize(1);
    assertThat(knobs(range, "0")).hasSize(1);
    assertThat(knobs(range, "1.5")).containsExactly("`1.5` is no value of the knob `max_hours`");
    assertThat(knobs(range, "many")).containsExactly("`many` is no value of the knob `max_hours`");
  }

  private static List<RuleSet.Scoped> waived(String scope, String target, LocalDate until) {
    return List.of(
        new RuleSet.Scoped(scope, new Waiver("fresh", target, "ada", "History.", until, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sales.p.c", "sales/p:c", "sales/p", "sales"})
  void waiversHoldForTheirTargetUntilTheirLastDay(String target) {
    RuleSet rules = set(Map.of(), waived("mesh", target, TODAY), fresh(new Turn.Lower()));
    Judged judged = contract("sales", promising(25));

    assertThat(rules.judge(judged, TODAY).getFirst().stops()).isFalse();
    assertThat(rules.judge(judged, TODAY).getFirst().waiver()).isPresent();
    assertThat(rules.judge(judged, TODAY.plusDays(1)).getFirst().stops()).isTrue();
    assertThat(rules.judge(contract("other", promising(25)), TODAY).getFirst().stops()).isTrue();
  }

  @Test
  void aDomainWaivesNothingOfAnother() {
    RuleSet rules = set(Map.of(), waived("other", "sales/p", TODAY), fresh(new Turn.Lower()));

    assertThat(rules.judge(contract("sales", promising(25)), TODAY).getFirst().stops()).isTrue();
  }

  @Test
  void testsComeOutOrAreFindings() {
    RuleSet rules =
        set(
            fresh(
                new Turn.Lower(),
                test(group("contract", promising(12)), true),
                test(
                    group("contract", promising(12), "knobs", group("max_hours", number(6))), true),
                test(group("contract", group("slo", number(1))), false)));

    assertThat(new RuleTests(rules).run())
        .extracting(RuleTests.Result::actual)
        .containsExactly("pass", "fail", "no outcome: there is no contract.slo");
    assertThat(new RuleTests(rules).findings()).hasSize(2);
  }

  @Test
  void aRuleThatDoesNotEndSoonIsUnclear() {
    GovernanceRule rule =
        rule(
            RuleSubject.CONTRACT,
            "contract.tags.all(a, contract.tags.all(b, contract.tags.all(c, a + b + c != 'x')))");
    Value tags =
        new Value.Items(
            IntStream.range(0, 200).<Value>mapToObj(at -> new Value.Text("t" + at)).toList());

    assertThat(judge(rule, group("contract", group("tags", tags))))
        .isInstanceOf(Verdict.Unclear.class);
  }

  private static List<Finding> turnedTo(Map<String, Map<String, String>> knobs) {
    var places = Map.of("", new Place("sales/domain.yaml", 1, 1, ""));
    var sales = new Domain("sales", "Sales", Optional.empty(), Map.of(), List.of(), knobs, false);
    return new KnobFindings(set(fresh(new Turn.Lower())))
        .of(new Sourced<>("Domain", "sales", "sales/domain.yaml", "", sales, places));
  }

  @Test
  void domainsTurnKnobsThatThereAre() {
    assertThat(turnedTo(Map.of("other", Map.of("max_hours", "3"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo("The mesh has no rule `other`");
              assertThat(finding.hint()).endsWith("fresh");
            });
    assertThat(turnedTo(Map.of("fresh", Map.of("hours", "3"))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo("Rule `fresh` has no knob `hours`");
              assertThat(finding.hint()).isEqualTo("It has max_hours");
            });
    assertThat(turnedTo(Map.of())).isEmpty();
  }

  @Test
  void namesMeanTheDomainsOwnRuleFirst() {
    GovernanceRule own =
        rule("sales", "fresh", RuleSubject.CONTRACT, Stage.ENFORCE, "false", Map.of(), List.of());
    RuleSet rules = set(Map.of(), waived("sales", "sales/p", TODAY), fresh(new Turn.Lower()), own);

    assertThat(rules.rule("sales", "fresh")).contains(own);
    assertThat(rules.rule("other", "fresh").orElseThrow().ofMesh()).isTrue();
    assertThat(rules.judge(contract("sales", promising(25)), TODAY))
        .extracting(judgement -> judgement.rule().scope(), Judgement::isBroken)
        .containsExactly(tuple("mesh", true), tuple("sales", false));
    assertThat(rules.documents()).hasSize(2);
    assertThat(rules.isEmpty()).isFalse();
    assertThat(set().isEmpty()).isTrue();
  }

  private static Judged agreement(String purpose) {
    return new Judged(
        RuleSubject.AGREEMENT,
        "sales",
        List.of("agreement:a"),
        group(
            "agreement",
            group(
                "purposes", new Value.Items(List.of(new Value.Text(purpose))), "days", number(9))));
  }

  @Test
  void answersRequestsByEnforcedRulesOfTheScope() {
    var approve = new RuleAnswer.Approve();
    String when = "'exploration' in agreement.purposes";
    var set =
        set(
            answering("sales", "a", Stage.ENFORCE, when, approve),
            answering("sales", "b", Stage.WARN, when, approve),
            answering("finance", "c", Stage.ENFORCE, when, approve),
            answering(
                "mesh", "d", Stage.ENFORCE, when, new RuleAnswer.Route(Set.of(), List.of("gil"))));
    assertThat(set.answers(agreement("exploration")))
        .extracting(GovernanceRule::address)
        .containsExactly("mesh/d", "sales/a");
    assertThat(set.answers(agreement("contact"))).isEmpty();
    assertThat(set.judge(agreement("contact"), TODAY)).isEmpty();
  }

  @Test
  void routesAndDoesNotApproveWhereNobodyCanSay() {
    String unclear = "1 / (agreement.days - 9) == 1";
    var set =
        set(
            answering("sales", "a", Stage.ENFORCE, unclear, new RuleAnswer.Approve()),
            answering(
                "sales",
                "b",
                Stage.ENFORCE,
                unclear,
                new RuleAnswer.Route(Set.of(Role.STEWARD), List.of())));
    assertThat(set.answers(agreement("exploration")))
        .extracting(GovernanceRule::id)
        .containsExactly("b");
  }

  @Test
  void acceptsByEnforcedRulesAloneThatCanBeEvaluated() {
    var accept = new RuleAnswer.Accept();
    String when = "change.changes.all(c, c.impact != 'major' || c.unused)";
    Judged change =
        new Judged(
            RuleSubject.CHANGE,
            "sales",
            List.of("sales/orders"),
            group(
                "change",
                group(
                    "changes",
                    new Value.Items(
                        List.of(
                            group(
                                "impact",
                                new Value.Text("major"),
                                "unused",
                                new Value.Flag(true)))))));
    var set =
        set(
            answering("sales", "a", Stage.ENFORCE, when, accept),
            answering("sales", "b", Stage.WARN, when, accept),
            answering("sales", "c", Stage.DRAFT, when, accept),
            answering("finance", "d", Stage.ENFORCE, when, accept),
            answering("mesh", "e", Stage.ENFORCE, "change.changes[7].unused", accept),
            answering("mesh", "f", Stage.ENFORCE, "change.changes.exists(c, !c.unused)", accept));
    assertThat(set.answers(change)).extracting(GovernanceRule::address).containsExactly("sales/a");
    assertThat(set.judge(change, TODAY)).isEmpty();
    assertThat(set.answersOn(RuleSubject.CHANGE)).isTrue();
    assertThat(set.answersOn(RuleSubject.AGREEMENT)).isFalse();
  }
}
