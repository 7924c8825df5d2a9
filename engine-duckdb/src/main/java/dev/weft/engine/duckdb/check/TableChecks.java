package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checks of one table: first all questions to the one scan, then the verdicts.
final class TableChecks {

  private static final String VIEW = "weft_checked";
  private static final String TARGET = "weft_target";

  private final Session session;
  private final Map<String, ScanPlan> tables;
  private final Schema schema;
  private final SqlAnswers answers;
  private final Census census;
  private final Duplicates duplicates;

  TableChecks(Session session, String table, Map<String, ScanPlan> tables, SqlAnswers answers) {
    ScanPlan plan = find(tables, table);
    this.session = session;
    this.tables = tables;
    this.schema = plan.schema();
    this.answers = answers;
    ScanViews.create(session, Map.of(VIEW, plan));
    this.census = new Census(session, VIEW);
    this.duplicates = new Duplicates(session, VIEW, schema, census);
  }

  List<CheckResult> judge(List<Check> checks) {
    census.take(checks.stream().flatMap(check -> answerable(check.rule()).stream()).toList());
    return checks.stream().map(this::judge).toList();
  }

  // what is wrong with a rule is said in its verdict
  private List<String> answerable(Rule rule) {
    try {
      return questions(rule);
    } catch (WeftException e) {
      return List.of();
    }
  }

  private CheckResult judge(Check check) {
    try {
      return verdict(check);
    } catch (WeftException e) {
      Census.refuseToGoOn(e);
      return Verdicts.error(check, e);
    }
  }

  private List<String> questions(Rule rule) {
    return switch (rule) {
      case Rule.OfRow row -> List.of(breakers(row));
      case Rule.Unique(List<String> columns) -> duplicates.questions(existing(columns));
      case Rule.RowCount count -> List.of(Census.ROWS);
      case Rule.NullCount count -> List.of(Census.ROWS, nulls(count));
      case Rule.MissingCount count -> List.of(Census.ROWS, missing(count));
      case Rule.InvalidCount count -> List.of(Census.ROWS, invalid(count));
      case Rule.DuplicateCount count -> {
        List<String> all = new ArrayList<>(duplicates.questions(existing(count.columns())));
        all.add(Census.ROWS);
        yield all;
      }
      case Rule.References references -> List.of();
      case Rule.Sql sql -> List.of();
      case Rule.NotExecutable notExecutable -> List.of();
    };
  }

  private CheckResult verdict(Check check) {
    return switch (check.rule()) {
      case Rule.OfRow rule -> Verdicts.ofBreakers(check, census.get(breakers(rule)));
      case Rule.Unique(List<String> columns) ->
          Verdicts.ofBreakers(check, duplicates.of(existing(columns)).rows());
      case Rule.References rule -> Verdicts.ofBreakers(check, orphans(rule));
      case Rule.RowCount(var threshold) ->
          Verdicts.ofRows(check, threshold, census.get(Census.ROWS));
      case Rule.NullCount rule ->
          counted(check, rule.threshold(), rule.percent(), census.get(nulls(rule)));
      case Rule.MissingCount rule ->
          counted(check, rule.threshold(), rule.percent(), census.get(missing(rule)));
      case Rule.InvalidCount rule ->
          counted(check, rule.threshold(), rule.percent(), census.get(invalid(rule)));
      case Rule.DuplicateCount rule ->
          counted(
              check,
              rule.threshold(),
              rule.percent(),
              duplicates.of(existing(rule.columns())).values());
      case Rule.Sql rule -> answers.judge(check, rule);
      case Rule.NotExecutable(String why) -> Verdicts.skipped(check, why);
    };
  }

  private CheckResult counted(Check check, Threshold threshold, boolean percent, long count) {
    return Verdicts.ofCount(check, threshold, percent, count, census.get(Census.ROWS));
  }

  private String breakers(Rule.OfRow rule) {
    return rule instanceof Rule.Required(String name)
        ? Census.nullsOf(column(name).name())
        : Census.rowsWhere(RowRules.broken(rule, schema));
  }

  private String nulls(Rule.NullCount rule) {
    return Census.nullsOf(column(rule.column()).name());
  }

  private String missing(Rule.MissingCount rule) {
    Column column = column(rule.column());
    List<@Nullable String> values = rule.values();
    String isNull = values.contains(null) ? SqlText.name(column.name()) + " IS NULL OR " : "";
    return Census.rowsWhere(isNull + Values.isOneOf(column, values));
  }

  private String invalid(Rule.InvalidCount rule) {
    return Census.rowsWhere(Values.isInvalid(column(rule.column()), rule.values(), rule.pattern()));
  }

  private long orphans(Rule.References rule) {
    ScanPlan target = find(tables, rule.target());
    if (target.schema().column(rule.targetColumn()).isEmpty()) {
      throw unknown("column " + rule.target() + "." + rule.targetColumn());
    }
    String column = SqlText.name(column(rule.column()).name());
    ScanViews.create(session, Map.of(TARGET, target));
    return session.row(
        "SELECT count(*) FROM (SELECT "
            + column
            + " AS v FROM "
            + VIEW
            + " WHERE "
            + column
            + " IS NOT NULL) a ANTI JOIN (SELECT "
            + SqlText.name(rule.targetColumn())
            + " AS v FROM "
            + TARGET
            + ") b ON a.v = b.v",
        row -> row.number(1));
  }

  private List<String> existing(List<String> columns) {
    return columns.stream().map(name -> column(name).name()).toList();
  }

  private Column column(String name) {
    return schema.column(name).orElseThrow(() -> unknown("column " + name));
  }

  private static ScanPlan find(Map<String, ScanPlan> tables, String name) {
    return Optional.ofNullable(tables.get(name)).orElseThrow(() -> unknown("table " + name));
  }

  private static WeftException unknown(String what) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN, "There is no " + what, "Name a table or column of the product.");
  }
}
