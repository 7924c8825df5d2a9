package dev.weft.engine.duckdb.check;

import dev.weft.model.contract.QualityRule.Threshold;
import java.math.BigDecimal;
import java.util.Optional;

/// Thresholds against measured values, and in words.
final class Thresholds {

  private Thresholds() {}

  /// Whether a measured number meets the threshold; an operand that is no number equals none.
  static boolean isMet(Threshold threshold, BigDecimal value) {
    return switch (threshold) {
      case Threshold.MustBe(String wanted) -> equal(wanted, value);
      case Threshold.MustNotBe(String unwanted) -> !equal(unwanted, value);
      case Threshold.GreaterThan(BigDecimal bound) -> value.compareTo(bound) > 0;
      case Threshold.GreaterOrEqual(BigDecimal bound) -> value.compareTo(bound) >= 0;
      case Threshold.LessThan(BigDecimal bound) -> value.compareTo(bound) < 0;
      case Threshold.LessOrEqual(BigDecimal bound) -> value.compareTo(bound) <= 0;
      case Threshold.Between(BigDecimal low, BigDecimal high) -> isWithin(value, low, high);
      case Threshold.NotBetween(BigDecimal low, BigDecimal high) -> !isWithin(value, low, high);
    };
  }

  /// Whether a measured boolean meets the threshold; empty when the threshold wants a number.
  static Optional<Boolean> isMet(Threshold threshold, boolean value) {
    return switch (threshold) {
      case Threshold.MustBe(String wanted) -> Optional.of(is(wanted, value));
      case Threshold.MustNotBe(String unwanted) -> Optional.of(!is(unwanted, value));
      case Threshold.GreaterThan bound -> Optional.empty();
      case Threshold.GreaterOrEqual bound -> Optional.empty();
      case Threshold.LessThan bound -> Optional.empty();
      case Threshold.LessOrEqual bound -> Optional.empty();
      case Threshold.Between bounds -> Optional.empty();
      case Threshold.NotBetween bounds -> Optional.empty();
    };
  }

  /// The demand, for instance `more than 1000000`.
  static String words(Threshold threshold, String unit) {
    return words(threshold) + unit;
  }

  private static String words(Threshold threshold) {
    return switch (threshold) {
      case Threshold.MustBe(String wanted) -> wanted;
      case Threshold.MustNotBe(String unwanted) -> "not " + unwanted;
      case Threshold.GreaterThan(BigDecimal bound) -> "more than " + bound.toPlainString();
      case Threshold.GreaterOrEqual(BigDecimal bound) -> "at least " + bound.toPlainString();
      case Threshold.LessThan(BigDecimal bound) -> "less than " + bound.toPlainString();
      case Threshold.LessOrEqual(BigDecimal bound) -> "at most " + bound.toPlainString();
      case Threshold.Between(BigDecimal low, BigDecimal high) ->
          "more than " + low.toPlainString() + " and less than " + high.toPlainString();
      case Threshold.NotBetween(BigDecimal low, BigDecimal high) ->
          "at most " + low.toPlainString() + " or at least " + high.toPlainString();
    };
  }

  private static boolean isWithin(BigDecimal value, BigDecimal low, BigDecimal high) {
    return value.compareTo(low) > 0 && value.compareTo(high) < 0;
  }

  private static boolean equal(String wanted, BigDecimal value) {
    try {
      return new BigDecimal(wanted.strip()).compareTo(value) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean is(String wanted, boolean value) {
    return wanted.strip().equalsIgnoreCase(String.valueOf(value));
  }
}
