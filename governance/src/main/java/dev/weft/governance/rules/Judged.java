package dev.weft.governance.rules;

import dev.weft.model.policy.RuleSubject;
import dev.weft.model.value.Value;
import java.util.List;

/// A thing with the facts that rules see of it.
///
/// @param domain it belongs to; empty for the mesh itself
/// @param targets names under which waivers may mean it: its own first, then those of what it is
///   part of
/// @param facts variables by name
public record Judged(RuleSubject on, String domain, List<String> targets, Value.Fields facts) {
  public Judged {
    targets = List.copyOf(targets);
  }

  /// Its own name.
  public String name() {
    return targets.getFirst();
  }
}
