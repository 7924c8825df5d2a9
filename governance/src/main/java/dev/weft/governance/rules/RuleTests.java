package dev.weft.governance.rules;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.RuleTest;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Runs the examples inside rules. Pure.
public final class RuleTests {

  private final RuleSet rules;

  public RuleTests(RuleSet rules) {
    this.rules = rules;
  }

  /// What came out of one example.
  ///
  /// @param name as written, or its number from 1
  /// @param actual pass or fail; what went wrong when it is neither
  public record Result(
      String scope, String rule, String name, String expected, String actual, Place place) {
    public boolean passed() {
      return expected.equals(actual);
    }
  }

  /// Every example of every rule, whatever its stage. Those of a rule whose expressions have errors
  /// fail.
  public List<Result> run() {
    var results = new ArrayList<Result>();
    rules.list().forEach(rule -> results.addAll(run(rule)));
    return results;
  }

  private static List<Result> run(CompiledRule rule) {
    var results = new ArrayList<Result>();
    for (RuleTest test : rule.rule().tests()) {
      results.add(
          new Result(
              rule.rule().scope(),
              rule.rule().id(),
              test.name().isEmpty() ? Integer.toString(results.size() + 1) : test.name(),
              words(rule).get(test.holds() ? 0 : 1),
              actual(rule, test),
              test.place()));
    }
    return results;
  }

  /// What the outcomes are called: a rule is kept or not, or it answers a request or does not.
  private static List<String> words(CompiledRule rule) {
    return rule.rule().then().isPresent() ? List.of("yes", "no") : List.of("pass", "fail");
  }

  private static String actual(CompiledRule rule, RuleTest test) {
    SortedMap<String, Value> knobs = Knobs.own(rule.rule());
    if (test.given().fields().get("knobs") instanceof Value.Fields(Map<String, Value> given)) {
      knobs.putAll(given);
    }
    return switch (rule.judge(test.given(), knobs)) {
      case Verdict.Kept() -> words(rule).getFirst();
      case Verdict.Broken _ -> words(rule).getLast();
      case Verdict.Unclear(String why) -> "no outcome: " + why;
    };
  }

  /// Findings about everything that is wrong with rules by themselves: expressions that do not
  /// type, and examples that do not come out as expected.
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (CompiledRule rule : rules.list()) {
      List<Finding> untyped = rule.findings();
      findings.addAll(untyped);
      if (untyped.isEmpty()) {
        run(rule).stream()
            .filter(result -> !result.passed())
            .map(RuleTests::unexpected)
            .forEach(findings::add);
      }
    }
    return findings;
  }

  private static Finding unexpected(Result result) {
    return Finding.error(
        ErrorCode.RULE_TEST,
        result.place(),
        "Test "
            + result.name()
            + " of rule `"
            + result.rule()
            + "` expects `"
            + result.expected()
            + "`, but it is `"
            + result.actual()
            + "`",
        "Mend the rule, or what the test expects");
  }
}
