package dev.weft.governance.policy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.PolicyTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the examples inside policies. Pure.
public final class PolicyTests {

  private final PolicySet policies;

  public PolicyTests(PolicySet policies) {
    this.policies = policies;
  }

  /// What came out of one example.
  ///
  /// @param name as written, or its number from 1
  /// @param actual the effect; what went wrong when there is none
  public record Result(
      String scope, String policy, String name, String expected, String actual, Place place) {
    public boolean passed() {
      return expected.equals(actual);
    }
  }

  /// Every example of every policy, whatever its stage, in the order of policies and texts. Those
  /// of a policy whose expressions have errors fail.
  public List<Result> run() {
    var results = new ArrayList<Result>();
    for (CompiledPolicy policy : policies.list()) {
      int number = 1;
      for (PolicyTest test : policy.policy().tests()) {
        String name = test.name().isEmpty() ? Integer.toString(number) : test.name();
        results.add(
            new Result(
                policy.policy().scope(),
                policy.policy().id(),
                name,
                test.expect().words(),
                actual(policy, test),
                test.place()));
        number++;
      }
    }
    return results;
  }

  /// Findings about everything that is wrong with policies by themselves: expressions that do not
  /// type, and examples that do not come out as expected.
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    policies.list().forEach(policy -> findings.addAll(policy.findings()));
    for (Result result : run()) {
      if (!result.passed() && sound(result)) {
        findings.add(
            Finding.error(
                ErrorCode.POLICY_TEST,
                result.place(),
                "Test "
                    + result.name()
                    + " of policy `"
                    + result.policy()
                    + "` expects `"
                    + result.expected()
                    + "`, but it is `"
                    + result.actual()
                    + "`",
                "Mend the policy, or what the test expects"));
      }
    }
    return findings;
  }

  private boolean sound(Result result) {
    return policies.list().stream()
        .filter(policy -> policy.policy().id().equals(result.policy()))
        .filter(policy -> policy.policy().scope().equals(result.scope()))
        .allMatch(policy -> policy.findings().isEmpty());
  }

  private String actual(CompiledPolicy policy, PolicyTest test) {
    Optional<String> unknown = unknownWord(test);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    return switch (policy.judge(Scene.of(policies.vocabulary(), test.given()))) {
      case Outcome.Passes() -> new Effect.Show().words();
      case Outcome.Matches(Effect effect) -> effect.words();
      case Outcome.Fails(String why) -> "no effect: " + why;
    };
  }

  private Optional<String> unknownWord(PolicyTest test) {
    for (String attribute : test.given().principal().attributes().keySet()) {
      if (!policies.vocabulary().attributes().containsKey(attribute)) {
        return Optional.of("no effect: principals have no attribute " + attribute);
      }
    }
    for (var label : test.given().column().labels().entrySet()) {
      Optional<LabelFamily> family =
          policies.vocabulary().families().stream()
              .filter(known -> known.name().equals(label.getKey()))
              .findFirst();
      if (family.isEmpty()) {
        return Optional.of("no effect: a column has no field " + label.getKey());
      }
      if (family.get().rank(label.getValue()) < 0) {
        return Optional.of("no effect: " + label.getKey() + " has no label " + label.getValue());
      }
    }
    return Optional.empty();
  }
}
