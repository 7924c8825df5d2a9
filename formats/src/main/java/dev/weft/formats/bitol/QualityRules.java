package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A quality rule says what it computes and compares it with something that it may meet or miss.
final class QualityRules {

  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "nullValues", Set.of(),
          "missingValues", Set.of("missingValues"),
          "invalidValues", Set.of("validValues", "pattern"),
          "duplicateValues", Set.of("properties"),
          "rowCount", Set.of());

  /// How rules of the library were called before v3.1.0.
  private static final Map<String, String> FORMER =
      Map.of(
          "nullCheck", "nullValues",
          "validValues", "invalidValues",
          "duplicateCount", "duplicateValues");

  private static final List<String> UNITS = List.of("rows", "percent");
  private static final List<String> SEVERITIES = List.of("info", "warning", "error");

  private final OdcsVersion version;
  private final Ends ends;
  private final Effort effort;
  private final Findings findings;
  private final Schedules schedules;

  QualityRules(OdcsVersion version, Ends ends, Effort effort, Findings findings) {
    this.version = version;
    this.ends = ends;
    this.effort = effort;
    this.findings = findings;
    this.schedules = new Schedules(findings);
  }

  void check(Element element) {
    for (Part rule : element.part().parts("quality")) {
      rule(rule, element);
      schedules.check(rule);
      word(rule, "severity", SEVERITIES);
    }
  }

  private void rule(Part rule, Element element) {
    Optional<String> metric = rule.text("metric").or(() -> rule.text("rule"));
    String type = metric.isPresent() ? "library" : rule.text("type").orElse("");
    switch (type) {
      case "library" -> library(rule, metric, element);
      case "sql" -> sql(rule, element);
      case "custom" -> custom(rule);
      default -> words(rule, element);
    }
  }

  private void words(Part rule, Element element) {
    if (rule.has("query")) {
      sql(rule, element);
    } else if (rule.has("engine")) {
      custom(rule);
    } else if (!rule.has("description")) {
      empty(
          rule,
          "The quality rule says nothing that can be checked",
          "Give it a metric, a query, or a description");
    }
  }

  private void custom(Part rule) {
    if (!rule.has("engine") || !rule.has("implementation")) {
      empty(
          rule,
          "A custom rule names its engine and what that runs",
          "Add `engine:` and `implementation:`");
    }
  }

  private void empty(Part rule, String message, String hint) {
    findings.error(ErrorCode.ODCS_RULE_EMPTY, rule.place(), message, hint);
  }

  private void sql(Part rule, Element element) {
    operators(rule);
    Optional<Node> query = rule.find("query");
    if (query.isEmpty() || query.get().textOrNull() == null) {
      empty(rule, "A rule of the type sql has a query", "Add `query:` with one SELECT");
      return;
    }
    boolean ofColumn = element.level() != Element.Level.OBJECT;
    new SqlRule(findings).check(query.get(), ofColumn);
  }

  private void library(Part rule, Optional<String> metric, Element element) {
    if (metric.isEmpty()) {
      empty(rule, "A rule of the library names its metric", "Add `metric:`, for instance rowCount");
      return;
    }
    boolean once = operators(rule);
    String known = FORMER.getOrDefault(metric.get(), metric.get());
    if (!ARGUMENTS.containsKey(known)) {
      unknown(rule, metric.get());
      return;
    }
    level(rule, known, element);
    arguments(rule, known, element);
    unit(rule, known);
    if (once) {
      new Operator(rule, findings).judge(rule.text("unit").orElse("").equals("percent"));
    }
  }

  /// Before v3.1.0 the names of rules were open; since then the schema refuses what it does not
  /// know.
  private void unknown(Part rule, String metric) {
    if (version.isBefore(OdcsVersion.V3_1_0) || !rule.has("metric")) {
      findings.warning(
          ErrorCode.ODCS_RULE_ARGUMENT,
          rule.at(rule.has("metric") ? "metric" : "rule"),
          "The rule `" + metric + "` is none of the library; it is listed and not run",
          Guess.hint(
              metric,
              ARGUMENTS.keySet(),
              "Use a metric: nullValues, missingValues, invalidValues, duplicateValues, rowCount"));
    }
  }

  /// Whether there is exactly one operator.
  private boolean operators(Part rule) {
    List<String> written = Operator.WORDS.stream().filter(rule.mapping().keys()::contains).toList();
    boolean free = version.isBefore(OdcsVersion.V3_1_0);
    if (written.size() > 1) {
      several(rule, written, free);
    } else if (written.isEmpty() && !free && !hasMisspelt(rule)) {
      findings.error(
          ErrorCode.ODCS_OPERATOR,
          rule.place(),
          "The quality rule compares its result with nothing",
          "Add one operator, for instance `mustBe: 0`");
    }
    return written.size() == 1;
  }

  /// The text lets several hold together, the schema does so before v3.1.0 only.
  private void several(Part rule, List<String> written, boolean free) {
    String words = String.join(" and ", written);
    if (free) {
      findings.info(
          ErrorCode.ODCS_OPERATOR,
          rule.place(),
          "All operators of the rule must hold: " + words + "; since v3.1.0 there is one",
          "Make a rule of each");
    } else {
      findings.error(
          ErrorCode.ODCS_OPERATOR,
          rule.place(),
          "A quality rule has exactly one operator, not " + words,
          "Make a rule of each");
    }
  }

  /// Whether a field was meant to be an operator, which is then said of that field.
  private static boolean hasMisspelt(Part rule) {
    return rule.mapping().keys().stream()
        .anyMatch(key -> Guess.find(key, Operator.WORDS).isPresent());
  }

  private void level(Part rule, String metric, Element element) {
    boolean ofObject = element.level() == Element.Level.OBJECT;
    boolean ofRows = metric.equals("rowCount");
    if (metric.equals("duplicateValues") || ofRows == ofObject) {
      return;
    }
    findings.error(
        ErrorCode.ODCS_RULE_LEVEL,
        rule.at(rule.has("metric") ? "metric" : "rule"),
        ofRows
            ? "A column has no rowCount"
            : "`" + metric + "` is counted for a column, not a table",
        ofRows ? "Move the rule to the `quality` of the table" : "Move the rule to the column");
  }

  private void arguments(Part rule, String metric, Element element) {
    Part arguments =
        rule.part("arguments").orElse(new Part(new Node.Mapping(rule.place(), List.of())));
    Set<String> known = ARGUMENTS.getOrDefault(metric, Set.of());
    for (Node.Entry entry : arguments.mapping().entries()) {
      if (!known.contains(entry.key())) {
        findings.warning(
            ErrorCode.ODCS_RULE_ARGUMENT,
            entry.at(),
            "`" + metric + "` takes no argument `" + entry.key() + "`",
            Guess.hint(entry.key(), known, "Remove it"));
      }
    }
    // before v3.1.0 there were no arguments; what they hold stood in the rule itself
    Part from = rule.has("arguments") ? arguments : rule;
    switch (metric) {
      case "missingValues" -> needs(rule, !from.items("missingValues").isEmpty(), "missingValues");
      case "invalidValues" -> invalid(rule, from, element);
      case "duplicateValues" -> duplicates(rule, from, element);
      default -> {
        // counts without arguments
      }
    }
  }

  private void needs(Part rule, boolean given, String argument) {
    if (!given) {
      empty(rule, "The metric needs the argument `" + argument + "`", "Add it under `arguments:`");
    }
  }

  private void invalid(Part rule, Part from, Element element) {
    needs(
        rule,
        !from.items("validValues").isEmpty() || from.has("pattern"),
        "validValues` or `pattern");
    from.find("pattern").ifPresent(node -> new PatternRule(findings).check(node));
    var values = new ValueRules(effort, findings);
    from.items("validValues").forEach(node -> values.argument(element, node));
  }

  private void duplicates(Part rule, Part from, Element element) {
    if (element.level() != Element.Level.OBJECT) {
      return;
    }
    // before v3.1.0 there was no argument that could name them
    needs(rule, !rule.has("metric") || !from.items("properties").isEmpty(), "properties");
    for (Node item : from.items("properties")) {
      String name = item.textOrNull();
      if (name != null && ends.byIdOrName(element, name).isEmpty()) {
        findings.error(
            ErrorCode.ODCS_REFERENCE,
            item.place(),
            "The table has no column `" + name + "`",
            effort.hint(
                name, element.nested().map(Element::name).toList(), "Name a column of the table"));
      }
    }
  }

  private void unit(Part rule, String metric) {
    word(rule, "unit", UNITS);
    boolean percent = rule.text("unit").orElse("").equals("percent");
    if (percent && metric.equals("rowCount")) {
      findings.warning(
          ErrorCode.ODCS_RULE_ARGUMENT,
          rule.at("unit"),
          "A number of rows is no part of anything, so it has no percent",
          "Remove `unit`, or write `unit: rows`");
    } else if (percent && metric.equals("duplicateValues")) {
      findings.info(
          ErrorCode.ODCS_RULE_ARGUMENT,
          rule.at("unit"),
          "Repeated values are counted in percent of all rows, as the text says; some tools count"
              + " them whatever the unit is",
          "");
    }
  }

  private void word(Part rule, String field, List<String> words) {
    String text = rule.text(field).orElse("");
    if (!text.isEmpty() && !words.contains(text.toLowerCase(Locale.ROOT))) {
      Guess.find(text, words)
          .filter(guess -> !guess.equalsIgnoreCase(text) && text.length() > 4)
          .ifPresent(
              guess ->
                  findings.warning(
                      ErrorCode.ODCS_WORD,
                      rule.at(field),
                      "`" + text + "` is no usual " + field,
                      "Did you mean `" + guess + "`?"));
    }
  }
}
