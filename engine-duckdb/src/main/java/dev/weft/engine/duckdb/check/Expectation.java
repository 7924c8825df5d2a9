package dev.weft.engine.duckdb.check;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.quality.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a rule demands, in words for people.
final class Expectation {

  private Expectation() {}

  static String of(Rule rule) {
    return switch (rule) {
      case Rule.Required required -> "no nulls";
      case Rule.Range range -> range(range);
      case Rule.MultipleOf(String column, String factor) -> "multiples of " + factor;
      case Rule.Length(String column, Optional<Integer> low, Optional<Integer> high) ->
          "length " + span(low.map(String::valueOf), high.map(String::valueOf));
      case Rule.Pattern(String column, String pattern) -> "matches " + pattern;
      case Rule.Valid(String column, List<String> values, Optional<String> pattern) ->
          valid(values, pattern);
      case Rule.Format(String column, String format) -> format;
      case Rule.Items(String column, Optional<Integer> low, Optional<Integer> high) ->
          "size " + span(low.map(String::valueOf), high.map(String::valueOf));
      case Rule.UniqueItems items -> "no item twice";
      case Rule.UniqueKey key -> "no key twice";
      case Rule.Nested(String column, List<String> path, Rule.OfRow inner) -> of(inner);
      case Rule.Inside(String column, List<String> path, Rule.RowCount(var threshold)) ->
          Thresholds.words(threshold, " values");
      case Rule.Inside(String column, List<String> path, Rule.OfValues inner) -> of(inner);
      case Rule.Intact intact -> "rows";
      case Rule.Present present -> "a column";
      case Rule.OfType(String column, String type) -> type;
      case Rule.Unique unique -> "no duplicates";
      case Rule.References(var columns, String target, List<ColumnPath> targets) ->
          targets.stream()
              .map(place -> target + "." + place.text())
              .collect(Collectors.joining(", ", "values of ", ""));
      case Rule.RowCount(var threshold) -> Thresholds.words(threshold, " rows");
      case Rule.NullCount(String column, var threshold, boolean percent) ->
          Thresholds.words(threshold, unit(percent) + " nulls");
      case Rule.MissingCount(String column, var values, var threshold, boolean percent) ->
          Thresholds.words(threshold, unit(percent) + " missing");
      case Rule.InvalidCount(String column, var values, var pattern, var limit, boolean percent) ->
          Thresholds.words(limit, unit(percent) + " invalid");
      case Rule.DuplicateCount(List<String> columns, var threshold, boolean percent) ->
          Thresholds.words(threshold, unit(percent) + " duplicates");
      case Rule.Sql(String query, var threshold) -> Thresholds.words(threshold, "");
      case Rule.Text text -> "";
      case Rule.Custom custom -> "";
      case Rule.Unmeasurable unmeasurable -> "";
      case Rule.NotExecutable notExecutable -> "";
    };
  }

  private static String unit(boolean percent) {
    return percent ? "%" : "";
  }

  private static String range(Rule.Range range) {
    if (range.exclusiveMinimum().isEmpty() && range.exclusiveMaximum().isEmpty()) {
      return span(range.minimum(), range.maximum());
    }
    StringBuilder words = new StringBuilder();
    range.minimum().ifPresent(bound -> add(words, "at least " + bound));
    range.exclusiveMinimum().ifPresent(bound -> add(words, "more than " + bound));
    range.maximum().ifPresent(bound -> add(words, "at most " + bound));
    range.exclusiveMaximum().ifPresent(bound -> add(words, "less than " + bound));
    return words.toString();
  }

  private static String span(Optional<String> low, Optional<String> high) {
    if (low.isPresent() && high.isPresent()) {
      return "between " + low.get() + " and " + high.get();
    }
    return low.map(bound -> "at least " + bound)
        .or(() -> high.map(bound -> "at most " + bound))
        .orElse("anything");
  }

  private static String valid(List<String> values, Optional<String> pattern) {
    StringBuilder words = new StringBuilder();
    if (!values.isEmpty()) {
      add(
          words,
          values.size() <= 5
              ? "one of " + String.join(", ", values)
              : "one of " + values.size() + " values");
    }
    pattern.ifPresent(
        found -> words.append(words.isEmpty() ? "" : " or ").append("matches ").append(found));
    return words.isEmpty() ? "nothing" : words.toString();
  }

  private static void add(StringBuilder words, String more) {
    words.append(words.isEmpty() ? "" : " and ").append(more);
  }
}
