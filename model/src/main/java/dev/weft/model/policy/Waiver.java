package dev.weft.model.policy;

import java.time.LocalDate;

/// The document `Waiver`: an exception from a rule for one target, with an end.
///
/// @param rule id of the rule
/// @param target `domain`, `domain/product`, `domain/product:port`, the id of a contract or
///   `agreement:` and its id
/// @param owner who answers for it
/// @param until last day on which it holds
public record Waiver(
    String rule, String target, String owner, String reason, LocalDate until, boolean retired) {

  /// What tells waivers of a scope apart.
  public String id() {
    return rule + "@" + target;
  }

  /// The same for another target.
  public Waiver of(String other) {
    return new Waiver(rule, other, owner, reason, until, retired);
  }

  /// Whether it holds on a day.
  public boolean holds(LocalDate day) {
    return !retired && !day.isAfter(until);
  }
}
