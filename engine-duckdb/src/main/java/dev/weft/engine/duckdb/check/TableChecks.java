package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.check.DistinctTexts.Limits;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The checks of one table: first all questions to the one scan, then the verdicts.
public final class TableChecks {

  private final CheckedTable table;
  private final SqlAnswers answers;
  private final Orphans orphans;
  private final Census census;
  private final Duplicates duplicates;
  private final InnerChecks inner;
  private final TableQuestions questions;
  private final DistinctTexts texts;

  /// Throws what keeps the table from being read.
  public TableChecks(Session session, String table, CheckedTables tables, SqlRules rules) {
    this(session, table, tables, rules, Limits.USUAL);
  }

  /// @param limits when texts are looked at once each instead of once per row
  TableChecks(Session session, String table, CheckedTables tables, SqlRules rules, Limits limits) {
    this.table = tables.table(table);
    this.answers = new SqlAnswers(session, rules, tables);
    this.orphans = new Orphans(session, tables);
    this.census = new Census(session, this.table.view());
    this.duplicates = new Duplicates(session, this.table, census);
    var patterns = new Patterns(session);
    this.questions = new TableQuestions(this.table, patterns);
    this.texts = new DistinctTexts(session, this.table.view(), census, limits);
    this.inner = new InnerChecks(session, this.table.view(), census, patterns);
  }

  /// One result per check, in their order.
  public List<CheckResult> judge(List<Check> checks) {
    texts.ask(checks.stream().flatMap(check -> answerable(check.rule()).stream()).toList());
    return checks.stream().map(this::judge).toList();
  }

  // what is wrong with a rule is said in its verdict
  private List<Question> answerable(Rule rule) {
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

  private List<Question> questions(Rule rule) {
    return switch (rule) {
      case Rule.OfRow row -> List.of(questions.breakers(row));
      case Rule.Unique(List<String> columns) ->
          plain(duplicates.questions(questions.existing(columns)));
      case Rule.RowCount count -> plain(List.of(Census.ROWS));
      case Rule.NullCount count -> share(questions.nulls(count.column()));
      case Rule.MissingCount count -> share(questions.missing(count));
      case Rule.InvalidCount count -> share(questions.invalid(count));
      case Rule.DuplicateCount count -> {
        List<String> all =
            new ArrayList<>(duplicates.questions(questions.existing(count.columns())));
        all.add(Census.ROWS);
        yield plain(all);
      }
      case Rule.Inside inside -> plain(inner.questions(inside, questions.inside(inside)));
      case Rule.OfType type -> questions.unread(type.column()).stream().toList();
      case Rule.Intact intact -> List.of();
      case Rule.Present present -> List.of();
      case Rule.References references -> List.of();
      case Rule.Sql sql -> List.of();
      case Rule.Text text -> List.of();
      case Rule.Custom custom -> List.of();
      case Rule.Unmeasurable unmeasurable -> List.of();
      case Rule.NotExecutable notExecutable -> List.of();
    };
  }

  private static List<Question> plain(List<String> expressions) {
    return expressions.stream().map(Question::of).toList();
  }

  private static List<Question> share(Question part) {
    return List.of(part, Question.of(Census.ROWS));
  }

  private CheckResult verdict(Check check) {
    return switch (check.rule()) {
      case Rule.OfRow rule -> Verdicts.ofBreakers(check, census.get(questions.breakers(rule)));
      case Rule.Unique(List<String> columns) ->
          Verdicts.ofBreakers(check, duplicates.of(questions.existing(columns)).rows());
      case Rule.References references -> orphans.judge(check, references, table.view(), questions);
      case Rule.RowCount(var threshold) ->
          Verdicts.ofRows(check, threshold, census.get(Census.ROWS));
      case Rule.NullCount rule ->
          counted(check, rule.threshold(), rule.percent(), questions.nulls(rule.column()));
      case Rule.MissingCount rule ->
          counted(check, rule.threshold(), rule.percent(), questions.missing(rule));
      case Rule.InvalidCount rule ->
          counted(check, rule.threshold(), rule.percent(), questions.invalid(rule));
      case Rule.DuplicateCount(List<String> columns, Threshold threshold, boolean percent) ->
          Verdicts.ofCount(
              check,
              threshold,
              percent,
              duplicates.of(questions.existing(columns)).values(),
              census.get(Census.ROWS));
      case Rule.Inside rule -> inner.verdict(check, rule, questions.inside(rule));
      case Rule.Sql rule -> answers.judge(check, rule);
      case Rule.Intact intact -> Verdicts.ofLines(check, table.malformed());
      case Rule.Present(String column) ->
          Verdicts.ofPresence(check, table.schema().column(column).isPresent());
      case Rule.OfType(String column, String type) -> ofType(check, column);
      case Rule.Text text -> Verdicts.skipped(check, "it is a text for people");
      case Rule.Custom(String engine) ->
          Verdicts.skipped(check, "it is a rule of another engine (" + engine + ")");
      case Rule.Unmeasurable(String why) -> Verdicts.error(check, why);
      case Rule.NotExecutable(String why) -> Verdicts.skipped(check, why);
    };
  }

  private CheckResult counted(Check check, Threshold threshold, boolean percent, Question part) {
    return Verdicts.ofCount(check, threshold, percent, census.get(part), census.get(Census.ROWS));
  }

  private CheckResult ofType(Check check, String name) {
    Optional<String> foreign = table.foreign(name);
    if (foreign.isPresent()) {
      return Verdicts.ofType(check, foreign);
    }
    return questions
        .unread(name)
        .map(unread -> Verdicts.ofBreakers(check, census.get(unread)))
        .orElseGet(() -> Verdicts.ofType(check, Optional.empty()));
  }
}
