package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Rules of quality, which since version 1.1 are nearly those of ODCS. There a rule has one
/// operator, so one with several becomes several.
final class ModelQuality {

  private static final Set<String> WORDS =
      Set.of(
          "id",
          "name",
          "description",
          "type",
          "query",
          "engine",
          "implementation",
          "metric",
          "arguments",
          "unit",
          "severity",
          "dimension",
          "businessImpact",
          "method",
          "scheduler",
          "schedule",
          "tags",
          "customProperties",
          "authoritativeDefinitions");

  /// What a metric works with stood beside it in the rules of old.
  private static final Set<String> ARGUMENTS =
      Set.of("validValues", "missingValues", "properties", "pattern");

  private static final Map<String, String> OPERATORS =
      Map.of(
          "mustBe", "mustBe",
          "mustNotBe", "mustNotBe",
          "mustBeGreaterThan", "mustBeGreaterThan",
          "mustBeGreaterThanOrEqualTo", "mustBeGreaterOrEqualTo",
          "mustBeGreaterOrEqualTo", "mustBeGreaterOrEqualTo",
          "mustBeLessThan", "mustBeLessThan",
          "mustBeLessThanOrEqualTo", "mustBeLessOrEqualTo",
          "mustBeLessOrEqualTo", "mustBeLessOrEqualTo",
          "mustBeBetween", "mustBeBetween",
          "mustNotBeBetween", "mustNotBeBetween");

  private static final Map<String, String> METRICS =
      Map.of(
          "nullCheck", "nullValues",
          "nullCount", "nullValues",
          "uniqueCheck", "duplicateValues",
          "duplicateCount", "duplicateValues",
          "validValues", "invalidValues",
          "invalidCount", "invalidValues",
          "missingCount", "missingValues");

  private final Part rule;
  private final Carried carried;
  private final Losses losses;
  private final Map<String, Value> fields = new LinkedHashMap<>();
  private final Map<String, Value> arguments = new LinkedHashMap<>();
  private final Map<String, Value> operators = new LinkedHashMap<>();

  private ModelQuality(Part rule, Carried carried, Losses losses) {
    this.rule = rule;
    this.carried = carried;
    this.losses = losses;
  }

  static List<Value> read(Part owner, Carried carried, Losses losses) {
    List<Value> rules = new ArrayList<>();
    owner
        .parts("quality")
        .forEach(rule -> rules.addAll(new ModelQuality(rule, carried, losses).rules()));
    return rules;
  }

  private List<Value> rules() {
    var extras = new Extras(carried);
    for (Node.Entry entry : rule.mapping().entries()) {
      field(entry, extras);
    }
    if (!arguments.isEmpty()) {
      fields.putIfAbsent("arguments", new Value.Fields(arguments));
    }
    extras.fields().forEach(fields::putIfAbsent);
    if (operators.isEmpty()) {
      // the checks of old, and lists of values, let nothing pass
      boolean strict = rule.text("rule").filter(METRICS::containsKey).isPresent();
      return List.of(with(fields, "mustBe", strict ? Optional.of(zero()) : Optional.empty()));
    }
    List<Value> rules = new ArrayList<>();
    operators.forEach((word, value) -> rules.add(with(fields, word, Optional.of(value))));
    return rules;
  }

  private void field(Node.Entry entry, Extras extras) {
    String key = entry.key();
    if (entry.value().isNull()) {
      return;
    }
    String operator = OPERATORS.getOrDefault(key, "");
    if (!operator.isEmpty()) {
      operator(operator, entry.value());
    } else if (key.equals("rule")) {
      String metric = String.valueOf(entry.value().textOrNull());
      fields.put("metric", new Value.Text(METRICS.getOrDefault(metric, metric)));
    } else if (key.equals("query")) {
      fields.put("query", query(Values.of(entry.value())));
    } else if (ARGUMENTS.contains(key)) {
      arguments.put(key, Values.of(entry.value()));
    } else if (WORDS.contains(key)) {
      fields.put(key, Values.of(entry.value()));
    } else {
      extras.add(key, entry.value());
      return;
    }
    carried.take(entry.value().place().pointer());
  }

  /// Of a query, the bounds are within there, and are not here.
  private void operator(String word, Node node) {
    Value value = Values.of(node);
    boolean within = word.equals("mustBeBetween") && rule.has("query");
    if (within && value instanceof Value.Items(List<Value> ends) && ends.size() == 2) {
      operators.putIfAbsent("mustBeGreaterOrEqualTo", ends.getFirst());
      operators.putIfAbsent("mustBeLessOrEqualTo", ends.getLast());
    } else {
      operators.putIfAbsent(word, value);
    }
    if (word.equals("mustNotBeBetween") && rule.has("query")) {
      losses.changed(
          node.place(),
          "The bounds of `mustNotBeBetween` are forbidden there and allowed here",
          "Move each bound by as little as the query can tell apart");
    }
  }

  private static Value query(Value value) {
    return value instanceof Value.Text(String query)
        ? new Value.Text(
            query
                .replace("{model}", "{object}")
                .replace("{table}", "{object}")
                .replace("{field}", "{property}")
                .replace("{column}", "{property}"))
        : value;
  }

  private static Value zero() {
    return new Value.Numeral(BigDecimal.ZERO);
  }

  private static Value with(Map<String, Value> fields, String word, Optional<Value> value) {
    Map<String, Value> rule = new LinkedHashMap<>(fields);
    value.ifPresent(v -> rule.put(word, v));
    return new Value.Fields(rule);
  }
}
