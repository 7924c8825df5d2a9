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
import java.util.SortedMap;
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
                        turned(rule.get(), domain, name, text).ifPresent(findings::add));
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

  private Optional<Finding> turned(
      CompiledRule rule, Sourced<Domain> domain, String name, String text) {
    Place place = domain.at("/knobs/" + rule.rule().id() + "/" + name);
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
    SortedMap<String, Value> above = rules.knobsAbove(rule.rule(), domain.value().name());
    Knob there = Knobs.at(knob, above, name);
    return there.allows(value.get())
        ? Optional.empty()
        : Optional.of(loosened(rule, name, there, value.get(), above, place));
  }

  private static Finding loosened(
      CompiledRule rule,
      String name,
      Knob knob,
      Value value,
      SortedMap<String, Value> above,
      Place place) {
    String whose =
        above.equals(Knobs.own(rule.rule())) ? "the mesh" : "the domain that it is part of";
    var turned = new TreeMap<>(above);
    turned.put(name, value);
    String example =
        new CounterExample(rule, above, turned)
            .find()
            .map(facts -> "; " + whose + " forbids, and the domain would allow " + facts)
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
            + ", "
            + whose
            + " has "
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
