package dev.weft.build.check;

import dev.weft.build.check.Placeholders.Name;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.QualityRule.Body;
import dev.weft.model.contract.QualityRule.Metric;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Rules of the `quality` section in executable form.
final class QualityRules {

  /// Words of the open field `severity` that do not block, as other tools read them too.
  private static final Set<String> WARNING = Set.of("warning", "warn", "low", "minor", "trivial");

  private QualityRules() {}

  static Severity severity(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("info")) {
      return Severity.INFO;
    }
    return WARNING.contains(lower) ? Severity.WARNING : Severity.ERROR;
  }

  static Rule executable(QualityRule rule, String table, String column) {
    return switch (rule.body()) {
      case Body.Library library -> library(library, column, rule.quarantine());
      case Body.Sql(String query, Threshold threshold) ->
          new Rule.Sql(
              Placeholders.fill(query, Name.ofTable(table), Name.ofColumn(column)), threshold);
      case Body.Text() -> new Rule.Text();
      case Body.Custom(String engine) -> new Rule.Custom(engine);
    };
  }

  /// @param quarantine whether a row that breaks it moves aside, if each can be judged by itself
  static Rule library(Body.Library library, String column, boolean quarantine) {
    Threshold threshold = library.threshold();
    boolean percent = library.percent();
    boolean perRow = quarantine && forbidsAny(threshold);
    return switch (library.metric()) {
      case Metric.RowCount() -> new Rule.RowCount(threshold);
      case Metric.NullValues() ->
          perRow ? new Rule.Required(column) : new Rule.NullCount(column, threshold, percent);
      case Metric.MissingValues(var values) ->
          new Rule.MissingCount(column, values, threshold, percent);
      case Metric.InvalidValues(List<String> values, Optional<String> pattern) ->
          perRow
              ? new Rule.Valid(column, values, pattern)
              : new Rule.InvalidCount(column, values, pattern, threshold, percent);
      case Metric.DuplicateValues(List<String> columns) ->
          new Rule.DuplicateCount(
              columns.isEmpty() ? List.of(column) : columns, threshold, percent);
    };
  }

  /// Whether a threshold lets no row break the rule, so that each row can be judged by itself.
  private static boolean forbidsAny(Threshold threshold) {
    return switch (threshold) {
      case Threshold.MustBe(String value) -> value.equals("0");
      case Threshold.LessOrEqual(BigDecimal bound) -> bound.signum() == 0;
      case Threshold.LessThan _,
          Threshold.MustNotBe _,
          Threshold.GreaterThan _,
          Threshold.GreaterOrEqual _,
          Threshold.Between _,
          Threshold.NotBetween _ ->
          false;
    };
  }

  /// What an unnamed rule is called.
  static String nameOf(QualityRule rule, String column) {
    String word = word(rule);
    return column.isEmpty() ? word : word + "(" + column + ")";
  }

  /// What sort of rule it is.
  static String word(QualityRule rule) {
    return switch (rule.body()) {
      case Body.Library library ->
          switch (library.metric()) {
            case Metric.RowCount() -> "row_count";
            case Metric.NullValues() -> "null_values";
            case Metric.MissingValues _ -> "missing_values";
            case Metric.InvalidValues _ -> "invalid_values";
            case Metric.DuplicateValues _ -> "duplicate_values";
          };
      case Body.Sql _ -> "sql";
      case Body.Text() -> "text";
      case Body.Custom _ -> "custom";
    };
  }
}
