package dev.weft.build.check;

import dev.weft.build.check.ValueRules.Named;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Constraints.Inner;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;

/// What a schema demands of the values inside the values of a column.
final class InnerRules {

  private final Property property;
  private final ValueRules values;
  private final List<Found> found = new ArrayList<>();

  /// A rule with the place that it is about.
  ///
  /// @param place for instance `legs[].origin`
  /// @param severity as the contract says it; empty where the schema demands it
  record Found(String name, String place, Rule rule, String severity, String dimension) {}

  private InnerRules(Property property, ValueRules values) {
    this.property = property;
    this.values = values;
  }

  static List<Found> of(Property property, ValueRules values) {
    var rules = new InnerRules(property, values);
    rules.add(List.of(), property.name(), property.constraints());
    return rules.found;
  }

  private void add(List<String> path, String place, Constraints constraints) {
    for (Inner inner : constraints.inner()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(inner.step());
      add(longer, inner.step().isEmpty() ? place + "[]" : place + "." + inner.step(), inner);
    }
  }

  private void add(List<String> path, String place, Inner inner) {
    for (Named named : values.of(place, inner.required(), inner.constraints())) {
      put(named.word(), place, nested(path, named.rule()), "", named.dimension());
    }
    if (inner.unique()) {
      put("unique", place, notCounted(), "", "uniqueness");
    }
    for (QualityRule rule : inner.quality()) {
      Rule executable = QualityRules.ofEach(rule, place);
      String name = rule.name().isEmpty() ? QualityRules.word(rule) : rule.name();
      put(name, place, nested(path, executable), rule.severity(), rule.dimension());
    }
    add(path, place, inner.constraints());
  }

  private Rule nested(List<String> path, Rule rule) {
    return rule instanceof Rule.OfRow each ? new Rule.Nested(property.name(), path, each) : rule;
  }

  static Rule notCounted() {
    return new Rule.NotExecutable("it counts what lies inside of a column");
  }

  private void put(String word, String place, Rule rule, String severity, String dimension) {
    found.add(new Found(word + "(" + place + ")", place, rule, severity, dimension));
  }
}
