package dev.weft.governance.rules;

import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Knob;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.policy.RuleTest;
import dev.weft.model.policy.Stage;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Rules for tests.
final class Rules {

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none")),
          Set.of("exploration"),
          Map.of());

  static final String FRESH =
      "contract.sla.exists(s, s.property == 'freshness' && s.hours <= knobs.max_hours)";

  private Rules() {}

  static GovernanceRule rule(RuleSubject on, String require) {
    return rule("mesh", "a_rule", on, Stage.ENFORCE, require, Map.of(), List.of());
  }

  static GovernanceRule fresh(Knob.Turn turn, RuleTest... tests) {
    return rule(
        "mesh",
        "fresh",
        RuleSubject.CONTRACT,
        Stage.ENFORCE,
        FRESH,
        Map.of("max_hours", new Knob(number(24), turn)),
        List.of(tests));
  }

  static GovernanceRule rule(
      String scope,
      String id,
      RuleSubject on,
      Stage stage,
      String require,
      Map<String, Knob> knobs,
      List<RuleTest> tests) {
    return new GovernanceRule(
        id,
        scope,
        on,
        stage,
        "Because.",
        new TreeMap<>(knobs),
        expression(require),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        90,
        tests,
        false);
  }

  static GovernanceRule saying(GovernanceRule rule, String message) {
    return new GovernanceRule(
        rule.id(),
        rule.scope(),
        rule.on(),
        rule.stage(),
        rule.reason(),
        rule.knobs(),
        rule.require(),
        rule.then(),
        Optional.of(expression(message)),
        rule.fix(),
        rule.mends(),
        rule.maxWaiverDays(),
        rule.tests(),
        false);
  }

  static GovernanceRule answering(
      String scope, String id, Stage stage, String when, RuleAnswer then) {
    return new GovernanceRule(
        id,
        scope,
        then instanceof RuleAnswer.Accept ? RuleSubject.CHANGE : RuleSubject.AGREEMENT,
        stage,
        "Because.",
        new TreeMap<>(),
        expression(when),
        Optional.of(then),
        Optional.empty(),
        "",
        List.of(),
        90,
        List.of(),
        false);
  }

  static Expression expression(String text) {
    return new Expression(text, new Place("policies/rule.yaml", 7, 10, "/require"));
  }

  static RuleSet set(GovernanceRule... rules) {
    return set(Map.of(), List.of(), rules);
  }

  /// @param turned domain to rule to knob to value
  static RuleSet set(
      Map<String, Map<String, Map<String, String>>> turned,
      List<RuleSet.Scoped> waivers,
      GovernanceRule... rules) {
    var versioned = new ArrayList<Versioned<GovernanceRule>>();
    for (GovernanceRule rule : rules) {
      versioned.add(new Versioned<>(rule, 1));
    }
    return new RuleSet(VOCABULARY, DomainTree.FLAT, versioned, turned, waivers);
  }

  static RuleTest test(Value.Fields given, boolean holds) {
    return new RuleTest("", given, holds, new Place("policies/rule.yaml", 12, 5, "/tests/0"));
  }

  static Judged contract(String domain, Value.Fields contract) {
    return new Judged(
        RuleSubject.CONTRACT,
        domain,
        List.of(domain + ".p.c", domain + "/p:c", domain + "/p", domain),
        group("contract", contract));
  }

  static Value.Fields promising(long hours) {
    return group(
        "sla",
        new Value.Items(
            List.of(group("property", new Value.Text("freshness"), "hours", number(hours)))));
  }

  static Value number(long number) {
    return new Value.Numeral(BigDecimal.valueOf(number));
  }

  /// Names and values in turn.
  static Value.Fields group(Object... fields) {
    var all = new LinkedHashMap<String, Value>();
    for (int at = 0; at < fields.length; at += 2) {
      all.put((String) fields[at], (Value) fields[at + 1]);
    }
    return new Value.Fields(all);
  }
}
