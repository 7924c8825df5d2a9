package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules that answer requests for access, or what breaks a promise.
class RuleAnswerReaderTest {

  private static final String WHOLE =
      """
      id: open_days
      on: agreement
      stage: enforce
      reason: Anybody may count days.
      when: "agreement.purposes == ['exploration']"
      then: approve
      tests:
        - { given: { agreement: { purposes: [exploration] } }, expect: yes }
        - { given: { agreement: { purposes: [contact] } }, expect: no }
      """;

  private final Findings findings = new Findings();

  private Optional<GovernanceRule> read(String scope, String body) {
    return RuleReader.read(OwnText.of("Rule", body, findings), scope, findings).map(Sourced::value);
  }

  @Test
  void readsAnApproval() {
    GovernanceRule rule = read("sales", WHOLE).orElseThrow();
    assertThat(findings.list()).isEmpty();
    assertThat(rule.then()).contains(new RuleAnswer.Approve());
    assertThat(rule.require().text()).isEqualTo("agreement.purposes == ['exploration']");
    assertThat(rule.tests()).extracting(RuleTest::holds).containsExactly(true, false);
  }

  @Test
  void readsARoute() {
    String route = "then: { route: { roles: [governance_lead, steward], people: [gil] } }";
    GovernanceRule rule = read("mesh", WHOLE.replace("then: approve", route)).orElseThrow();
    assertThat(findings.list()).isEmpty();
    assertThat(rule.then())
        .contains(new RuleAnswer.Route(Set.of(Role.STEWARD, Role.GOVERNANCE_LEAD), List.of("gil")));
  }

  @Test
  void readsWhatLetsAChangeGo() {
    String body =
        """
        id: unused_columns_go
        on: change
        stage: enforce
        reason: Nobody reads them.
        when: "change.changes.all(c, c.impact != 'major' || c.rule == 'property-removed')"
        then: accept
        tests: [{ given: { change: { changes: [{ impact: major, rule: format }] } }, expect: no }]
        """;
    assertThat(read("mesh", body).orElseThrow().then()).contains(new RuleAnswer.Accept());
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void readsNoAnswerInARuleThatIsKeptOrBroken() {
    String body =
        """
        id: r
        on: agreement
        reason: r
        require: agreement.days > 0
        """;
    assertThat(read("sales", body).orElseThrow().then()).isEmpty();
    assertThat(findings.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "then: approve | then: { route: {} } | roles",
        "then: approve | then: { route: { roles: [king] } } | There is no role `king`",
        "then: approve | then: { rout: { roles: [steward] } } | rout",
        "then: approve | then: reject | reject",
        "then: approve | fix: none | then",
        "on: agreement | on: product | Only a rule on `agreement` or `change` answers",
        "on: agreement | on: change | approve",
        "expect: yes | expect: pass | pass",
        "stage: enforce | require: true | require",
      })
  void refusesWhatIsNoAnswer(String from, String to, String says) {
    read("sales", WHOLE.replace(from, to));
    assertThat(findings.list())
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains(says));
  }

  @Test
  void letsOnlyADomainApprove() {
    read("mesh", WHOLE);
    assertThat(findings.list())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).contains("A rule of the mesh cannot approve");
              assertThat(finding.hint()).contains("policies/ of a domain");
            });
  }
}
