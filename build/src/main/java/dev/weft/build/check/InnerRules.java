package dev.weft.build.check;

import dev.weft.build.check.ValueRules.Named;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Constraints.Inner;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.QualityRule.Body;
import dev.weft.model.contract.QualityRule.Metric;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;

/// What a schema demands of the values inside the values of a column.
final class InnerRules {

  private final String table;
  private final Property property;
  private final ValueRules values;
  private final List<Found> found = new ArrayList<>();

  /// A rule with the place that it is about.
  ///
  /// @param place for instance `legs[].origin`
  /// @param severity as the contract says it; empty where the schema demands it
  record Found(String name, String place, Rule rule, String severity, String dimension) {}

  private InnerRules(String table, Property property, ValueRules values) {
    this.table = table;
    this.property = property;
    this.values = values;
  }

  static List<Found> of(String table, Property property, ValueRules values) {
    var rules = new InnerRules(table, property, values);
    rules.add(List.of(), property.name(), property.constraints());
    for (InnerKeys.Found<Rule.OfRow> key : new InnerKeys(property).ofLists()) {
      rules.put("primary_key", key.places(), key.rule(), "", "uniqueness");
    }
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
      put("unique", place, nested(path, new Rule.Unique(List.of())), "", "uniqueness");
    }
    for (QualityRule rule : inner.quality()) {
      String name = rule.name().isEmpty() ? QualityRules.word(rule) : rule.name();
      put(name, place, executable(rule, path, place, inner), rule.severity(), rule.dimension());
    }
    add(path, place, inner.constraints());
  }

  private Rule executable(QualityRule rule, List<String> path, String place, Inner inner) {
    return switch (rule.body()) {
      case Body.Library library
          when library.metric() instanceof Metric.DuplicateValues(List<String> fields) ->
          duplicates(library, fields, path, inner);
      case Body.Library library ->
          nested(path, QualityRules.library(library, place, property.quarantine()));
      case Body.Sql(String query, Threshold threshold) ->
          new InnerSql(table, property, path)
              .find(query)
              .<Rule>map(sql -> new Rule.Sql(sql, threshold))
              .orElse(new Rule.Unmeasurable("SQL rules inside of maps do not run"));
      case Body.Text() -> new Rule.Text();
      case Body.Custom(String engine) -> new Rule.Custom(engine);
    };
  }

  /// Of the fields that the value has, or else of those beside it, as a column's rule names
  /// columns.
  private Rule duplicates(Body.Library rule, List<String> fields, List<String> path, Inner inner) {
    boolean within =
        fields.isEmpty()
            || inner.constraints().inner().stream().map(Inner::step).toList().containsAll(fields);
    return nested(
        within ? path : path.subList(0, path.size() - 1),
        new Rule.DuplicateCount(fields, rule.threshold(), rule.percent()));
  }

  private Rule nested(List<String> path, Rule rule) {
    return switch (rule) {
      case Rule.OfRow each -> new Rule.Nested(property.name(), path, each);
      case Rule.OfValues all -> new Rule.Inside(property.name(), path, all);
      case Rule.OfSet other -> other;
    };
  }

  private void put(String word, String place, Rule rule, String severity, String dimension) {
    found.add(new Found(word + "(" + place + ")", place, rule, severity, dimension));
  }
}
