package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checks of one table: first all questions to the one scan, then the verdicts.
public final class TableChecks {

  private final Session session;
  private final CheckedTable table;
  private final CheckedTables tables;
  private final SqlAnswers answers;
  private final Census census;
  private final Duplicates duplicates;
  private final Patterns patterns;
  private final InnerChecks inner;

  /// Throws what keeps the table from being read.
  public TableChecks(Session session, String table, CheckedTables tables, SqlRules rules) {
    this.session = session;
    this.table = tables.table(table);
    this.tables = tables;
    this.answers = new SqlAnswers(session, rules, tables);
    this.census = new Census(session, this.table.view());
    this.duplicates = new Duplicates(session, this.table.view(), this.table.schema(), census);
    this.patterns = new Patterns(session);
    this.inner = new InnerChecks(session, this.table.view(), census, patterns);
  }

  /// One result per check, in their order.
  public List<CheckResult> judge(List<Check> checks) {
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
      case Rule.NullCount count -> List.of(Census.ROWS, nulls(count.column()));
      case Rule.MissingCount count -> List.of(Census.ROWS, missing(count));
      case Rule.InvalidCount count -> List.of(Census.ROWS, invalid(count));
      case Rule.DuplicateCount count -> {
        List<String> all = new ArrayList<>(duplicates.questions(existing(count.columns())));
        all.add(Census.ROWS);
        yield all;
      }
      case Rule.Inside inside -> inner.questions(inside, Operand.of(column(inside.column())));
      case Rule.OfType type ->
          table.unread(column(type.column()).name()).map(TableChecks::unreadRows).stream().toList();
      case Rule.Intact intact -> List.of();
      case Rule.Present present -> List.of();
      case Rule.References references -> List.of();
      case Rule.Sql sql -> List.of();
      case Rule.Text text -> List.of();
      case Rule.Custom custom -> List.of();
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
          counted(check, rule.threshold(), rule.percent(), census.get(nulls(rule.column())));
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
      case Rule.Inside rule -> inner.verdict(check, rule, Operand.of(column(rule.column())));
      case Rule.Sql rule -> answers.judge(check, rule);
      case Rule.Intact intact -> Verdicts.ofLines(check, table.malformed());
      case Rule.Present(String column) ->
          Verdicts.ofPresence(check, table.schema().column(column).isPresent());
      case Rule.OfType(String column, String type) -> ofType(check, column);
      case Rule.Text text -> Verdicts.skipped(check, "it is a text for people");
      case Rule.Custom(String engine) ->
          Verdicts.skipped(check, "it is a rule of another engine (" + engine + ")");
      case Rule.NotExecutable(String why) -> Verdicts.skipped(check, why);
    };
  }

  private CheckResult counted(Check check, Threshold threshold, boolean percent, long count) {
    return Verdicts.ofCount(check, threshold, percent, count, census.get(Census.ROWS));
  }

  private CheckResult ofType(Check check, String name) {
    Optional<String> foreign = table.foreign(name);
    if (foreign.isPresent()) {
      return Verdicts.ofType(check, foreign);
    }
    return table
        .unread(column(name).name())
        .map(unread -> Verdicts.ofBreakers(check, census.get(unreadRows(unread))))
        .orElseGet(() -> Verdicts.ofType(check, Optional.empty()));
  }

  private static String unreadRows(String unread) {
    return "count(" + SqlText.name(unread) + ")";
  }

  private String breakers(Rule.OfRow rule) {
    column(rule.column());
    RowRules.pattern(rule).ifPresent(patterns::check);
    return rule instanceof Rule.Required(String name)
        ? nulls(name)
        : Census.rowsWhere(RowRules.broken(rule, table.schema()));
  }

  /// Values that could not be read as their type are no nulls.
  private String nulls(String name) {
    return table
        .unread(column(name).name())
        .map(unread -> Census.rowsWhere(isNull(name) + " AND " + isNull(unread)))
        .orElseGet(() -> Census.nullsOf(name));
  }

  private static String isNull(String name) {
    return SqlText.name(name) + " IS NULL";
  }

  private String missing(Rule.MissingCount rule) {
    Column column = column(rule.column());
    List<@Nullable String> values = rule.values();
    String stated = Values.isOneOf(Operand.of(column), values);
    if (!values.contains(null)) {
      return Census.rowsWhere(stated);
    }
    String absent =
        isNull(column.name())
            + table.unread(column.name()).map(unread -> " AND " + isNull(unread)).orElse("");
    return Census.rowsWhere(absent + " OR " + stated);
  }

  private String invalid(Rule.InvalidCount rule) {
    Operand value = Operand.of(column(rule.column()));
    rule.pattern().ifPresent(patterns::check);
    return Census.rowsWhere(Values.isInvalid(value, rule.values(), rule.pattern()));
  }

  private long orphans(Rule.References rule) {
    CheckedTable target = tables.table(rule.target());
    if (target.schema().column(rule.targetColumn()).isEmpty()) {
      throw CheckedTables.unknown("column " + rule.target() + "." + rule.targetColumn());
    }
    return session.row(
        "SELECT count(*) " + orphans(column(rule.column()).name(), rule, target),
        row -> row.number(1));
  }

  private String orphans(String column, Rule.References rule, CheckedTable target) {
    return "FROM (SELECT "
        + SqlText.name(column)
        + " AS v FROM "
        + table.view()
        + " WHERE "
        + SqlText.name(column)
        + " IS NOT NULL) a ANTI JOIN (SELECT "
        + SqlText.name(rule.targetColumn())
        + " AS v FROM "
        + target.view()
        + ") b ON a.v = b.v";
  }

  private List<String> existing(List<String> columns) {
    return columns.stream().map(name -> column(name).name()).toList();
  }

  private Column column(String name) {
    Optional<String> foreign = table.foreign(name);
    if (foreign.isPresent()) {
      throw WeftException.of(
          ErrorCode.BUILD_TYPE,
          "The column " + name + " is of another type in the data (" + foreign.get() + ")",
          "Correct the type in the data or in the contract.");
    }
    return table.schema().column(name).orElseThrow(() -> CheckedTables.unknown("column " + name));
  }
}
