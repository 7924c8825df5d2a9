package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules of all values inside a column together. Counts are asked of the scan that all rules share;
/// what occurs more than once costs a scan per path.
final class InnerChecks {

  private final Session session;
  private final String table;
  private final Census census;
  private final Patterns patterns;
  private final Map<String, Duplicates> duplicates = new HashMap<>();

  InnerChecks(Session session, String table, Census census, Patterns patterns) {
    this.session = session;
    this.table = table;
    this.census = census;
    this.patterns = patterns;
  }

  /// What the census must know beforehand.
  List<String> questions(Rule.Inside rule, Operand column) {
    InnerValues values = InnerValues.of(column, rule.path());
    return switch (rule.rule()) {
      case Rule.Unique unique -> List.of();
      case Rule.RowCount count -> List.of(values.count());
      case Rule.NullCount count -> List.of(values.count(), nulls(values));
      case Rule.MissingCount count -> List.of(values.count(), missing(values, count));
      case Rule.InvalidCount count -> List.of(values.count(), invalid(values, count));
      case Rule.DuplicateCount count -> List.of(values.count());
    };
  }

  CheckResult verdict(Check check, Rule.Inside rule, Operand column) {
    InnerValues values = InnerValues.of(column, rule.path());
    return switch (rule.rule()) {
      case Rule.Unique(List<String> fields) ->
          Verdicts.ofValues(check, repeated(values, fields).rows());
      case Rule.RowCount(Threshold threshold) ->
          Verdicts.ofRows(check, threshold, census.get(values.count()));
      case Rule.NullCount count ->
          counted(check, count.threshold(), count.percent(), values, nulls(values));
      case Rule.MissingCount count ->
          counted(check, count.threshold(), count.percent(), values, missing(values, count));
      case Rule.InvalidCount count ->
          counted(check, count.threshold(), count.percent(), values, invalid(values, count));
      case Rule.DuplicateCount(List<String> fields, Threshold threshold, boolean percent) ->
          Verdicts.ofCount(
              check,
              threshold,
              percent,
              repeated(values, fields).values(),
              census.get(values.count()));
    };
  }

  private CheckResult counted(
      Check check, Threshold threshold, boolean percent, InnerValues values, String question) {
    return Verdicts.ofCount(
        check, threshold, percent, census.get(question), census.get(values.count()));
  }

  private Duplicates.Count repeated(InnerValues values, List<String> fields) {
    return duplicates
        .computeIfAbsent(
            values.table(table, fields),
            from -> new Duplicates(session, CheckedTable.of(from, new Schema(List.of())), census))
        .of(InnerValues.columns(fields));
  }

  private static String nulls(InnerValues values) {
    return values.countWhere(values.one().sql() + " IS NULL");
  }

  private static String missing(InnerValues values, Rule.MissingCount rule) {
    List<@Nullable String> stated = rule.values();
    String condition = Values.isOneOf(values.one(), stated);
    return values.countWhere(
        stated.contains(null) ? values.one().sql() + " IS NULL OR " + condition : condition);
  }

  private String invalid(InnerValues values, Rule.InvalidCount rule) {
    Optional<String> pattern = rule.pattern();
    pattern.ifPresent(patterns::check);
    return values.countWhere(Values.isInvalid(values.one(), rule.values(), pattern));
  }
}
