package dev.weft.model.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of `quality`, on a table or a column.
///
/// @param name the rule's name or id; empty when it has none
/// @param severity error, warning or info; error when not given
/// @param pointer JSON pointer of the rule in its document
public record QualityRule(
    String name,
    Body body,
    String severity,
    String dimension,
    boolean quarantine,
    String description,
    String pointer) {

  /// What the rule computes.
  public sealed interface Body {
    /// A metric of the standard's library with its threshold.
    record Library(Metric metric, Threshold threshold, boolean percent) implements Body {}

    /// One SELECT that gives one number or boolean.
    record Sql(String query, Threshold threshold) implements Body {}

    /// Words for people.
    record Text() implements Body {}

    /// A rule of another engine; kept and listed, not run.
    record Custom(String engine) implements Body {}
  }

  /// The metrics of ODCS v3.1.0.
  public sealed interface Metric {
    record NullValues() implements Metric {}

    /// A null in the list stands for SQL null.
    record MissingValues(List<@Nullable String> values) implements Metric {
      // Written out: javac drops nested type annotations of a compact constructor.
      public MissingValues(List<@Nullable String> values) {
        this.values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
      }
    }

    record InvalidValues(List<String> validValues, Optional<String> pattern) implements Metric {}

    /// Duplicates of the rule's own column, or of the named columns together.
    record DuplicateValues(List<String> columns) implements Metric {}

    record RowCount() implements Metric {}
  }

  /// The operator of a rule and its operands.
  public sealed interface Threshold {
    record MustBe(String value) implements Threshold {}

    record MustNotBe(String value) implements Threshold {}

    record GreaterThan(BigDecimal bound) implements Threshold {}

    record GreaterOrEqual(BigDecimal bound) implements Threshold {}

    record LessThan(BigDecimal bound) implements Threshold {}

    record LessOrEqual(BigDecimal bound) implements Threshold {}

    /// Strictly between, as the text of the standard says.
    record Between(BigDecimal low, BigDecimal high) implements Threshold {}

    record NotBetween(BigDecimal low, BigDecimal high) implements Threshold {}
  }
}
