package dev.weft.engine.duckdb.check;

import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.CheckResult.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Results of checks out of what was measured. Every sentence is written here.
public final class Verdicts {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private Verdicts() {}

  /// A rule that no row may break.
  static CheckResult ofBreakers(Check check, long breakers) {
    String actual = breakers == 0 ? "none" : rows(breakers);
    return breakers == 0
        ? passed(check, actual)
        : broken(check, breakers, actual, check.name() + " is broken by " + rows(breakers));
  }

  /// A rule that no value may break.
  static CheckResult ofValues(Check check, long breakers) {
    String actual = breakers == 0 ? "none" : values(breakers);
    return breakers == 0
        ? passed(check, actual)
        : broken(check, breakers, actual, check.name() + " is broken by " + actual);
  }

  /// A count against its threshold.
  ///
  /// @param all rows or values, what percents are of; 0 % of nothing
  static CheckResult ofCount(Check check, Threshold threshold, boolean percent, long n, long all) {
    BigDecimal value = percent ? percentage(n, all) : new BigDecimal(n);
    String actual = value.toPlainString() + (percent ? "%" : "");
    return Thresholds.isMet(threshold, value)
        ? passed(check, actual)
        : broken(check, n, actual, missed(check, actual));
  }

  /// All rows against a threshold; no single row breaks it.
  static CheckResult ofRows(Check check, Threshold threshold, long rows) {
    String actual = String.valueOf(rows);
    return Thresholds.isMet(threshold, new BigDecimal(rows))
        ? passed(check, actual)
        : broken(check, 0, actual, missed(check, actual));
  }

  /// The number that an SQL rule answered.
  static CheckResult ofAnswer(Check check, Threshold threshold, BigDecimal value) {
    String actual = value.toPlainString();
    return Thresholds.isMet(threshold, value)
        ? passed(check, actual)
        : broken(check, 0, actual, missed(check, actual));
  }

  /// The boolean that an SQL rule answered.
  static CheckResult ofAnswer(Check check, Threshold threshold, boolean value) {
    String actual = String.valueOf(value);
    Optional<Boolean> met = Thresholds.isMet(threshold, value);
    if (met.isEmpty()) {
      return error(check, "its query gives a boolean where a number is demanded");
    }
    return met.get() ? passed(check, actual) : broken(check, 0, actual, missed(check, actual));
  }

  /// Whether every line is a row.
  static CheckResult ofLines(Check check, long malformed) {
    if (malformed == 0) {
      return passed(check, "all");
    }
    String lines = malformed == 1 ? "1 line is no row" : malformed + " lines are no rows";
    return broken(check, malformed, lines, check.name() + " is broken: " + lines);
  }

  /// Whether the data has the column.
  public static CheckResult ofPresence(Check check, boolean present) {
    return present
        ? passed(check, "there")
        : broken(check, 0, "absent", check.name() + " is broken: the data has no such column");
  }

  /// Whether a column is of the contract's type.
  ///
  /// @param foreign what it is of instead
  public static CheckResult ofType(Check check, Optional<String> foreign) {
    return foreign
        .map(type -> broken(check, 0, type, missed(check, type)))
        .orElseGet(() -> passed(check, Expectation.of(check.rule())));
  }

  /// Something that was not measured, and does not count as passed.
  public static CheckResult skipped(Check check, String why) {
    return result(check, Outcome.SKIPPED, 0, "", why);
  }

  static CheckResult error(Check check, WeftException failure) {
    return error(check, failure.sentence());
  }

  /// A check that could not run, because nothing could.
  public static CheckResult unreadable(Check check, WeftException failure) {
    String remedy = failure.remedy().isEmpty() ? "" : ". " + failure.remedy();
    String code = " (" + failure.code().code() + ")";
    return result(check, Outcome.ERROR, 0, "", failure.sentence() + code + remedy);
  }

  /// A check that could not run.
  public static CheckResult error(Check check, String why) {
    return result(check, Outcome.ERROR, 0, "", check.name() + " could not run: " + why);
  }

  private static CheckResult passed(Check check, String actual) {
    return result(check, Outcome.PASSED, 0, actual, check.name() + " holds");
  }

  private static CheckResult broken(Check check, long failing, String actual, String message) {
    Outcome outcome = check.severity() == Severity.ERROR ? Outcome.FAILED : Outcome.WARNED;
    return result(check, outcome, failing, actual, message);
  }

  private static CheckResult result(
      Check check, Outcome outcome, long failing, String actual, String message) {
    return new CheckResult(check, outcome, failing, actual, Expectation.of(check.rule()), message);
  }

  private static String missed(Check check, String actual) {
    return check.name()
        + " is broken: measured "
        + actual
        + ", expected "
        + Expectation.of(check.rule());
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  private static String values(long count) {
    return count == 1 ? "1 value" : count + " values";
  }

  private static BigDecimal percentage(long part, long whole) {
    if (whole == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal percent =
        new BigDecimal(part)
            .multiply(HUNDRED)
            .divide(new BigDecimal(whole), 6, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }
}
