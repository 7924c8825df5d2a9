package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.QualityRule.Body;
import dev.weft.model.contract.QualityRule.Metric;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `quality` of an object or a property.
final class QualityReader {

  private static final String QUARANTINE = "weft.quarantine";

  private final Findings findings;

  QualityReader(Findings findings) {
    this.findings = findings;
  }

  List<QualityRule> read(Part owner) {
    List<QualityRule> rules = new ArrayList<>();
    for (Part part : owner.parts("quality")) {
      thresholds(part).forEach(threshold -> rules.add(rule(part, threshold)));
    }
    return rules;
  }

  /// The rules of a property, and that no value lies outside of its `enum` (since v3.2.0).
  ///
  /// @param quarantine whether rows that break the column's own rules move aside
  List<QualityRule> withEnumeration(Part property, boolean quarantine) {
    List<QualityRule> rules = read(property);
    List<String> values =
        property.parts("enum").stream()
            .map(entry -> entry.text("value"))
            .flatMap(Optional::stream)
            .toList();
    if (!values.isEmpty()) {
      rules.add(
          new QualityRule(
              "",
              new Body.Library(
                  new Metric.InvalidValues(values, Optional.empty()),
                  new Threshold.MustBe("0"),
                  false),
              "error",
              "conformity",
              quarantine,
              "",
              property.pointer() + "/enum"));
    }
    return rules;
  }

  private QualityRule rule(Part part, Threshold threshold) {
    var custom = new CustomProperties(part, List.of(QUARANTINE), findings);
    Body body = body(part, threshold);
    boolean quarantine = custom.flag(QUARANTINE);
    if (quarantine && !isOfRow(body)) {
      findings.error(
          ErrorCode.DOC_VALUE,
          part.place(),
          "Only a rule that each row keeps or breaks by itself can quarantine",
          "Remove `weft.quarantine`, or use the metric invalidValues or nullValues");
    }
    return new QualityRule(
        part.text("name").or(() -> part.text("id")).orElse(""),
        body,
        severity(part),
        part.text("dimension").orElse(""),
        quarantine,
        part.text("description").orElse(""),
        part.pointer());
  }

  private static boolean isOfRow(Body body) {
    return body instanceof Body.Library library
        && (library.metric() instanceof Metric.InvalidValues
            || library.metric() instanceof Metric.NullValues);
  }

  private static Body body(Part part, Threshold threshold) {
    Optional<String> metric = part.text("metric").or(() -> part.text("rule"));
    String type = metric.isPresent() ? "library" : part.text("type").orElse("");
    return switch (type) {
      case "library" -> library(part, metric.orElse(""), threshold);
      case "sql" -> sql(part, threshold);
      case "custom" -> new Body.Custom(part.text("engine").orElse(""));
      case "text" -> new Body.Text();
      default -> untyped(part, threshold);
    };
  }

  /// The standard's default type is library, which needs a metric; words alone are a text.
  private static Body untyped(Part part, Threshold threshold) {
    if (part.has("query")) {
      return sql(part, threshold);
    }
    if (part.has("engine")) {
      return new Body.Custom(part.text("engine").orElse(""));
    }
    return new Body.Text();
  }

  private static Body library(Part part, String word, Threshold threshold) {
    Optional<Metric> metric = metric(part, word);
    if (metric.isEmpty()) {
      return new Body.Custom("library");
    }
    boolean percent = part.text("unit").orElse("").equals("percent");
    return new Body.Library(metric.get(), threshold, percent);
  }

  private static Optional<Metric> metric(Part part, String word) {
    return switch (word) {
      case "nullValues" -> Optional.of(new Metric.NullValues());
      case "missingValues" -> Optional.of(new Metric.MissingValues(missing(part)));
      case "invalidValues", "validValues" -> Optional.of(invalid(part));
      case "duplicateValues", "duplicateCount" ->
          Optional.of(new Metric.DuplicateValues(arguments(part).texts("properties")));
      case "rowCount" -> Optional.of(new Metric.RowCount());
      default -> Optional.empty();
    };
  }

  private static Part arguments(Part part) {
    return part.part("arguments").orElse(part);
  }

  private static List<@Nullable String> missing(Part part) {
    List<@Nullable String> values = new ArrayList<>();
    for (Node item : arguments(part).items("missingValues")) {
      values.add(item.textOrNull());
    }
    return values;
  }

  private static Metric invalid(Part part) {
    List<String> values = arguments(part).texts("validValues");
    Optional<String> pattern = arguments(part).text("pattern");
    return new Metric.InvalidValues(values, pattern);
  }

  private static Body sql(Part part, Threshold threshold) {
    return new Body.Sql(part.text("query").orElse(""), threshold);
  }

  /// The rule's operators, of which all hold: before v3.1.0 there could be several. Without one
  /// (possible then as well) nothing may be found.
  private static List<Threshold> thresholds(Part part) {
    List<Threshold> all =
        Operator.WORDS.stream()
            .filter(part::has)
            .flatMap(operator -> threshold(part, operator).stream())
            .toList();
    return all.isEmpty() ? List.of(new Threshold.MustBe("0")) : all;
  }

  private static Optional<Threshold> threshold(Part part, String operator) {
    return switch (operator) {
      case "mustBe" -> part.text(operator).map(Threshold.MustBe::new);
      case "mustNotBe" -> part.text(operator).map(Threshold.MustNotBe::new);
      case "mustBeGreaterThan" -> number(part, operator).map(Threshold.GreaterThan::new);
      case "mustBeGreaterOrEqualTo" -> number(part, operator).map(Threshold.GreaterOrEqual::new);
      case "mustBeLessThan" -> number(part, operator).map(Threshold.LessThan::new);
      case "mustBeLessOrEqualTo" -> number(part, operator).map(Threshold.LessOrEqual::new);
      case "mustBeBetween" ->
          range(part, operator).map(at -> new Threshold.Between(at.get(0), at.get(1)));
      default -> range(part, operator).map(at -> new Threshold.NotBetween(at.get(0), at.get(1)));
    };
  }

  private static Optional<java.math.BigDecimal> number(Part part, String field) {
    return part.text(field).flatMap(Numbers::find);
  }

  private static Optional<List<java.math.BigDecimal>> range(Part part, String field) {
    List<java.math.BigDecimal> ends =
        part.texts(field).stream().map(Numbers::find).flatMap(Optional::stream).toList();
    return ends.size() == 2 ? Optional.of(ends) : Optional.empty();
  }

  private static String severity(Part part) {
    return switch (part.text("severity").orElse("error").toLowerCase(Locale.ROOT)) {
      case "info", "trivial" -> "info";
      case "warning", "warn", "low", "minor" -> "warning";
      default -> "error";
    };
  }
}
