package dev.weft.governance.policy;

import dev.weft.governance.expression.Condition;
import dev.weft.governance.expression.Typed;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.AccessPolicy.Exemption;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.PolicyTest.Given;
import java.util.ArrayList;
import java.util.List;

/// A policy whose expressions are typed. Thread-safe.
public final class CompiledPolicy {

  private record Exemptive(Condition when, Effect effect) {}

  private final AccessPolicy policy;
  private final long version;
  private final Typed<Condition> match;
  private final List<Exemptive> exceptions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  CompiledPolicy(Versioned<AccessPolicy> versioned, PolicyLanguage language) {
    this.policy = versioned.document();
    this.version = versioned.version();
    boolean tables = policy.onTables();
    this.match =
        language.condition(policy.match(), tables ? Sees.MATCH_OF_TABLE : Sees.MATCH_OF_COLUMN);
    findings.addAll(match.problems());
    for (Exemption exemption : policy.exceptions()) {
      Typed<Condition> when =
          language.condition(exemption.when(), tables ? Sees.WHEN_OF_TABLE : Sees.WHEN_OF_COLUMN);
      findings.addAll(when.problems());
      if (when instanceof Typed.Sound<Condition>(Condition condition)) {
        exceptions.add(new Exemptive(condition, exemption.effect()));
      }
    }
  }

  public AccessPolicy policy() {
    return policy;
  }

  public long version() {
    return version;
  }

  /// What is wrong with its expressions; a policy with findings fails whenever it is asked.
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Whether it is about these facts, whoever asks; false when nobody can say.
  public boolean matches(Vocabulary vocabulary, Given facts) {
    try {
      return match instanceof Typed.Sound<Condition>(Condition matches)
          && matches.holds(Scene.of(vocabulary, facts).values());
    } catch (Unresolved e) {
      return false;
    }
  }

  /// What it says of a scene: of its column, or of its table when the policy is about tables.
  public Outcome judge(Scene scene) {
    if (!(match instanceof Typed.Sound<Condition>(Condition matches)) || !findings.isEmpty()) {
      return new Outcome.Fails("its expressions have errors");
    }
    try {
      if (!matches.holds(scene.values())) {
        return new Outcome.Passes();
      }
      for (Exemptive exception : exceptions) {
        if (exception.when().holds(scene.values())) {
          return new Outcome.Matches(exception.effect());
        }
      }
      return new Outcome.Matches(policy.effect());
    } catch (Unresolved e) {
      return new Outcome.Fails(e.why());
    }
  }
}
