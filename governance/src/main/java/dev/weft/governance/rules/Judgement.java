package dev.weft.governance.rules;

import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Stage;
import dev.weft.model.policy.Waiver;
import java.util.Optional;

/// What one rule says of one thing.
///
/// @param waiver the exception that holds on the day, whether or not it is needed
public record Judgement(
    GovernanceRule rule, Judged judged, Verdict verdict, Optional<Waiver> waiver) {

  /// Whether the rule is kept by itself.
  public boolean kept() {
    return verdict instanceof Verdict.Kept;
  }

  /// Whether it is not kept, and nothing excuses that.
  public boolean isBroken() {
    return !kept() && waiver.isEmpty();
  }

  /// Whether it stops what is about to happen.
  public boolean stops() {
    return isBroken() && rule.stage() == Stage.ENFORCE;
  }

  /// What is wrong, one sentence without a full stop; empty for a rule that is kept.
  public String message() {
    return switch (verdict) {
      case Verdict.Kept() -> "";
      case Verdict.Broken(String message) -> message;
      case Verdict.Unclear(String why) -> "it cannot be said whether it is kept: " + why;
    };
  }
}
