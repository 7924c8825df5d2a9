package dev.weft.governance.rules;

import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Domain;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Knob;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What domains may not turn. A value in the wrong direction is refused with an example of what it
/// would let pass.
public final class KnobFindings {

  private final RuleSet rules;

  /// @param rules those that will be in force
  public KnobFindings(RuleSet rules) {
    this.rules = rules;
  }

  /// Everything that is wrong with the knobs of a domain.
  public List<Finding> of(Sourced<Domain> domain) {
    var findings = new ArrayList<Finding>();
    domain
        .value()
        .knobs()
        .forEach(
            (id, knobs) -> {
              Optional<CompiledRule> rule =
                  rules.list().stream()
                      .filter(one -> one.rule().ofMesh() && one.rule().id().equals(id))
                      .findFirst();
              if (rule.isEmpty()) {
                findings.add(unknown(domain.at("/knobs/" + id), id));
              } else {
                knobs.forEach(
                    (name, text) ->
                        turned(rule.get(), name, text, domain.at("/knobs/" + id + "/" + name))
                            .ifPresent(findings::add));
              }
            });
    return findings;
  }

  private Finding unknown(Place place, String id) {
    return Finding.error(
        ErrorCode.RULE_KNOB,
        place,
        "The mesh has no rule `" + id + "`",
        "Knobs are those of rules of the mesh: "
            + String.join(
                ", ",
                rules.list().stream()
                    .map(CompiledRule::rule)
                    .filter(rule -> rule.ofMesh() && !rule.knobs().isEmpty())
                    .map(GovernanceRule::id)
                    .toList()));
  }

  private static Optional<Finding> turned(
      CompiledRule rule, String name, String text, Place place) {
    Knob knob = rule.rule().knobs().get(name);
    if (knob == null) {
      return Optional.of(
          Finding.error(
              ErrorCode.RULE_KNOB,
              place,
              "Rule `" + rule.rule().id() + "` has no knob `" + name + "`",
              rule.rule().knobs().isEmpty()
                  ? "It has none"
                  : "It has " + String.join(", ", rule.rule().knobs().keySet())));
    }
    Optional<Value> value = Knobs.value(knob, text);
    if (value.isEmpty()) {
      return Optional.of(
          Finding.error(
              ErrorCode.RULE_KNOB,
              place,
              "`" + text + "` is no value of the knob `" + name + "`",
              "The rule's own value is " + Knobs.text(knob.value())));
    }
    return knob.allows(value.get())
        ? Optional.empty()
        : Optional.of(loosened(rule, name, knob, value.get(), place));
  }

  private static Finding loosened(
      CompiledRule rule, String name, Knob knob, Value value, Place place) {
    var own = Knobs.own(rule.rule());
    var turned = new TreeMap<>(own);
    turned.put(name, value);
    String example =
        new CounterExample(rule, own, turned)
            .find()
            .map(facts -> "; the mesh forbids, and the domain would allow " + facts)
            .orElse("");
    return Finding.error(
        ErrorCode.RULE_KNOB,
        place,
        "The domain turns `"
            + name
            + "` of rule `"
            + rule.rule().id()
            + "` to "
            + Knobs.text(value)
            + ", the mesh has "
            + Knobs.text(knob.value())
            + " and lets domains turn it "
            + knob.turn().words()
            + example,
        switch (knob.turn()) {
          case Knob.Turn.Fixed() -> "Leave the knob out";
          case Knob.Turn.Lower() ->
              "Use less than " + Knobs.text(knob.value()) + ", or leave it out";
          case Knob.Turn.Raise() ->
              "Use more than " + Knobs.text(knob.value()) + ", or leave it out";
          case Knob.Turn.Within(var low, var high) ->
              "Use " + low.toPlainString() + " to " + high.toPlainString() + ", or leave it out";
        });
  }
}
