package dev.weft.governance.rules;

import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with waivers: of no rule, for longer than the rule lets them last, or over.
public final class WaiverFindings {

  private final RuleSet rules;
  private final LocalDate today;

  /// @param rules those that will be in force
  public WaiverFindings(RuleSet rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  /// Everything that is wrong with one.
  ///
  /// @param scope in whose folder it stands
  public List<Finding> of(String scope, Sourced<Waiver> document) {
    Waiver waiver = document.value();
    if (waiver.retired()) {
      return List.of();
    }
    Optional<GovernanceRule> rule = rules.rule(scope, waiver.rule());
    if (rule.isEmpty()) {
      return List.of(
          Finding.error(
              ErrorCode.RULE_WAIVER,
              document.at("/rule"),
              "There is no rule `" + waiver.rule() + "`",
              "Name a rule of the mesh or of the domain, or set status: retired"));
    }
    var findings = new ArrayList<Finding>();
    long days = ChronoUnit.DAYS.between(today, waiver.until());
    if (days > rule.get().maxWaiverDays()) {
      findings.add(
          Finding.error(
              ErrorCode.RULE_WAIVER,
              document.at("/until"),
              "A waiver of `"
                  + waiver.rule()
                  + "` lasts at most "
                  + rule.get().maxWaiverDays()
                  + " days, this one "
                  + days,
              "End it on " + today.plusDays(rule.get().maxWaiverDays()) + " at the latest"));
    }
    if (days < 0) {
      findings.add(
          Finding.warning(
              ErrorCode.RULE_WAIVER,
              document.at("/until"),
              "The waiver of `" + waiver.rule() + "` for " + waiver.target() + " is over",
              "Set status: retired, or ask for a new end"));
    }
    return findings;
  }
}
