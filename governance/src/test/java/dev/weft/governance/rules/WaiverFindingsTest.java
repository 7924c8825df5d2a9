package dev.weft.governance.rules;

import static dev.weft.governance.rules.Rules.fresh;
import static dev.weft.governance.rules.Rules.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.Knob.Turn;
import dev.weft.model.policy.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaiverFindingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final RuleSet RULES = set(fresh(new Turn.Lower()));

  private static List<Finding> of(String rule, LocalDate until, boolean retired) {
    var waiver = new Waiver(rule, "sales/orders", "ada", "History.", until, retired);
    return new WaiverFindings(RULES, TODAY)
        .of(
            "sales",
            new Sourced<>(
                "Waiver",
                waiver.id(),
                "sales/policies/waiver.yaml",
                "",
                waiver,
                Map.of("", new Place("sales/policies/waiver.yaml", 1, 1, ""))));
  }

  @Test
  void lastsAsLongAsItsRuleAllows() {
    assertThat(of("fresh", TODAY, false)).isEmpty();
    assertThat(of("fresh", TODAY.plusDays(90), false)).isEmpty();
    assertThat(of("fresh", TODAY.plusDays(91), false))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.stops()).isTrue();
              assertThat(finding.message()).contains("at most 90 days, this one 91");
              assertThat(finding.hint()).contains("2027-02-28");
            });
  }

  @Test
  void isToldWhenItIsOver() {
    assertThat(of("fresh", TODAY.minusDays(1), false))
        .extracting(Finding::stops)
        .containsExactly(false);
    assertThat(of("fresh", TODAY.minusDays(1), true)).isEmpty();
  }

  @Test
  void isOfARule() {
    assertThat(of("frech", TODAY, false))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).isEqualTo("There is no rule `frech`"));
    assertThat(of("frech", TODAY, true)).isEmpty();
  }
}
