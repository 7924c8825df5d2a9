package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import dev.weft.build.change.document.Threshold.Step;
import dev.weft.model.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one quality rule measures and what it lets pass.
///
/// @param type library, sql, custom or text
/// @param metric of the library, in today's spelling; otherwise empty
record QualityBody(String type, String metric) {

  private static final Set<String> JUDGED =
      Stream.concat(
              Stream.of(
                  "type",
                  "metric",
                  "rule",
                  "arguments",
                  "validValues",
                  "pattern",
                  "query",
                  "engine",
                  "implementation",
                  "unit",
                  "severity",
                  "properties",
                  "missingValues"),
              Threshold.OPERATORS.stream())
          .collect(Collectors.toUnmodifiableSet());

  static QualityBody of(Element rule) {
    Optional<String> metric = rule.text("metric").or(() -> rule.text("rule"));
    if (metric.isPresent()) {
      return new QualityBody(
          "library",
          switch (metric.get()) {
            case "validValues" -> "invalidValues";
            case "duplicateCount" -> "duplicateValues";
            default -> metric.get();
          });
    }
    String type = rule.has("query") ? "sql" : rule.has("engine") ? "custom" : "text";
    return new QualityBody(rule.text("type").orElse(type), "");
  }

  /// What it is called when it has no name.
  String measure() {
    return metric.isEmpty() ? type : metric;
  }

  static void compare(Element old, Element now, Spot spot, Changes changes) {
    QualityBody was = of(old);
    QualityBody is = of(now);
    var comparison = new Comparison(old, now, spot, changes);
    if (was.equals(is)) {
      comparison.field("query");
      comparison.field("engine");
      comparison.field("implementation");
      comparison.unit();
      comparison.arguments();
      comparison.threshold(is.type().equals("library"));
    } else {
      comparison.replaced(was, is);
    }
    comparison.severity();
    Wording.compare(old, now, spot, JUDGED, changes);
  }

  private record Comparison(Element old, Element now, Spot spot, Changes changes) {

    void replaced(QualityBody was, QualityBody is) {
      changes.changed(
          spot,
          Rule.QUALITY_CHANGED,
          rule()
              + " measures something else: "
              + Words.name(was.measure())
              + " became "
              + Words.name(is.measure()));
    }

    private String rule() {
      return "The quality rule " + Quality.name(now) + owner();
    }

    private String owner() {
      return " of " + spot.subject();
    }

    void field(String field) {
      if (!old.find(field).equals(now.find(field))) {
        tell(field, old.find(field), now.find(field), Rule.QUALITY_CHANGED);
      }
    }

    void unit() {
      if (!old.text("unit").orElse("rows").equals(now.text("unit").orElse("rows"))) {
        tell("unit", old.find("unit"), now.find("unit"), Rule.QUALITY_CHANGED);
      }
    }

    /// Before v3.1.0 arguments stood in the rule itself.
    private static Element arguments(Element rule) {
      return rule.element("arguments").orElse(rule);
    }

    void arguments() {
      Element was = arguments(old);
      Element is = arguments(now);
      Spot at = spot.at("arguments");
      AllowedValues.lists(
          was.items("validValues"), is.items("validValues"), at.at("validValues"), changes);
      missing(was.items("missingValues"), is.items("missingValues"));
      for (String field : List.of("pattern", "properties")) {
        if (!was.find(field).equals(is.find(field))
            && !Set.copyOf(was.texts(field)).equals(Set.copyOf(is.texts(field)))) {
          Rule rule =
              field.equals("properties")
                  ? Rule.QUALITY_CHANGED
                  : !was.has(field)
                      ? Rule.PATTERN_ADDED
                      : !is.has(field) ? Rule.PATTERN_REMOVED : Rule.PATTERN_CHANGED;
          tell("arguments/" + field, was.find(field), is.find(field), rule);
        }
      }
    }

    /// The more counts as missing, the stricter a limit on what is missing.
    private void missing(List<Value> was, List<Value> is) {
      List<Value> fresh = Items.without(is, was);
      List<Value> gone = Items.without(was, is);
      if (fresh.isEmpty() && gone.isEmpty()) {
        return;
      }
      boolean limit = Threshold.of(now).isLimitFromAbove();
      Rule rule =
          !limit || (!fresh.isEmpty() && !gone.isEmpty())
              ? Rule.QUALITY_CHANGED
              : gone.isEmpty() ? Rule.QUALITY_TIGHTENED : Rule.QUALITY_LOOSENED;
      tell(
          "arguments/missingValues",
          Optional.of(new Value.Items(was)),
          Optional.of(new Value.Items(is)),
          rule);
    }

    void threshold(boolean library) {
      Threshold was = Threshold.of(old);
      Threshold is = Threshold.of(now);
      boolean counts = library && !now.text("unit").orElse("rows").equals("percent");
      Step step = counts ? was.ofCounts().to(is.ofCounts()) : was.to(is);
      switch (step) {
        case SAME -> {
          // perhaps in other words
        }
        case TIGHTER -> operators(Rule.QUALITY_TIGHTENED);
        case LOOSER -> operators(Rule.QUALITY_LOOSENED);
        case OTHER -> operators(Rule.QUALITY_CHANGED);
      }
    }

    private void operators(Rule rule) {
      String field =
          Stream.of(now, old)
              .flatMap(side -> Threshold.OPERATORS.stream().filter(side::has))
              .findFirst()
              .orElse("mustBe");
      changes.field(
          spot.at(field),
          old.find(field),
          now.find(field),
          rule,
          rule() + " asked for " + asked(old) + " and now asks for " + asked(now));
    }

    private static String asked(Element rule) {
      String all =
          Threshold.OPERATORS.stream()
              .filter(rule::has)
              .map(field -> field + " " + Words.value(rule.find(field)))
              .collect(Collectors.joining(" and "));
      return all.isEmpty() ? "nothing" : all;
    }

    void severity() {
      int was = severity(old);
      int is = severity(now);
      if (was != is) {
        tell(
            "severity",
            old.find("severity"),
            now.find("severity"),
            is > was ? Rule.QUALITY_TIGHTENED : Rule.QUALITY_LOOSENED);
      } else if (!old.find("severity").equals(now.find("severity"))) {
        tell("severity", old.find("severity"), now.find("severity"), Rule.OTHER_FIELD);
      }
    }

    /// As it is acted on: other words stop like an error.
    private static int severity(Element rule) {
      return switch (rule.text("severity").orElse("error").toLowerCase(Locale.ROOT)) {
        case "info", "trivial" -> 0;
        case "warning", "warn", "low", "minor" -> 1;
        default -> 2;
      };
    }

    private void tell(String field, Optional<Value> was, Optional<Value> is, Rule rule) {
      Spot at = spot;
      for (String step : field.split("/", -1)) {
        at = at.at(step);
      }
      changes.field(
          at,
          was,
          is,
          rule,
          "`"
              + at.path().substring(at.path().lastIndexOf('/') + 1)
              + "` of the quality rule "
              + Quality.name(now)
              + owner()
              + " went "
              + Words.step(was, is));
    }
  }
}
