package dev.weft.engine.duckdb.check;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Answers of SQL rules: one number or boolean each.
final class SqlAnswers {

  private final Session session;
  private final SqlRules rules;
  private final CheckedTables tables;

  SqlAnswers(Session session, SqlRules rules, CheckedTables tables) {
    this.session = session;
    this.rules = rules;
    this.tables = tables;
  }

  CheckResult judge(Check check, Rule.Sql rule) {
    GovernedStatement statement = rules.govern(rule.query(), tables.scans());
    if (statement.columns().size() != 1) {
      return Verdicts.error(check, "its query gives more than one column");
    }
    tables.provide(statement);
    List<Optional<Object>> answers =
        session.rows(
            "SELECT * FROM (" + statement.sql() + "\n) LIMIT 2",
            row -> Optional.ofNullable(row.value(1)));
    return answers.size() == 1
        ? judge(check, rule.threshold(), answers.getFirst())
        : Verdicts.error(
            check, "its query gives " + (answers.isEmpty() ? "no row" : "more than one row"));
  }

  private static CheckResult judge(Check check, Threshold threshold, Optional<Object> answer) {
    if (answer.isEmpty()) {
      return Verdicts.error(check, "its query gives null");
    }
    Object value = answer.get();
    if (value instanceof Boolean truth) {
      return Verdicts.ofAnswer(check, threshold, truth);
    }
    if (value instanceof Number number) {
      try {
        return Verdicts.ofAnswer(check, threshold, new BigDecimal(number.toString()));
      } catch (NumberFormatException e) {
        return Verdicts.error(check, "its query gives no finite number");
      }
    }
    return Verdicts.error(check, "its query gives neither a number nor a boolean");
  }
}
