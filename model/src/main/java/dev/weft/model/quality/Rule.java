package dev.weft.model.quality;

import dev.weft.model.contract.QualityRule.Threshold;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a check demands of a table, in a form that an engine can run.
public sealed interface Rule {

  /// A rule that each row keeps or breaks by itself; only these can move rows to quarantine.
  sealed interface OfRow extends Rule {
    String column();
  }

  /// A rule on all rows together.
  sealed interface OfSet extends Rule {}

  /// No nulls.
  record Required(String column) implements OfRow {}

  /// Bounds as written in the contract, in the column's type; null breaks no bound.
  record Range(
      String column,
      Optional<String> minimum,
      Optional<String> maximum,
      Optional<String> exclusiveMinimum,
      Optional<String> exclusiveMaximum)
      implements OfRow {}

  record MultipleOf(String column, String factor) implements OfRow {}

  /// Length in characters.
  record Length(String column, Optional<Integer> minimum, Optional<Integer> maximum)
      implements OfRow {}

  /// The pattern is found somewhere in the value (RE2).
  record Pattern(String column, String pattern) implements OfRow {}

  /// The value is one of these, or matches the pattern; nulls are never invalid.
  record Valid(String column, List<String> values, Optional<String> pattern) implements OfRow {}

  /// Every value of the columns together occurs once; rows with a null among them do not count.
  record Unique(List<String> columns) implements OfSet {}

  /// Every value of `column` occurs in `target.targetColumn`; nulls do not count.
  record References(String column, String target, String targetColumn) implements OfSet {}

  /// Counts rows.
  record RowCount(Threshold threshold) implements OfSet {}

  /// Counts nulls of a column, in rows or percent of all rows.
  record NullCount(String column, Threshold threshold, boolean percent) implements OfSet {}

  /// Counts values that stand for absent ones.
  record MissingCount(
      String column, List<@Nullable String> values, Threshold threshold, boolean percent)
      implements OfSet {
    // Written out: javac drops nested type annotations of a compact constructor.
    public MissingCount(
        String column, List<@Nullable String> values, Threshold threshold, boolean percent) {
      this.column = column;
      this.values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
      this.threshold = threshold;
      this.percent = percent;
    }
  }

  /// Counts values outside a set or a pattern; nulls are never invalid.
  record InvalidCount(
      String column,
      List<String> values,
      Optional<String> pattern,
      Threshold threshold,
      boolean percent)
      implements OfSet {}

  /// Counts values that occur more than once, each once.
  record DuplicateCount(List<String> columns, Threshold threshold, boolean percent)
      implements OfSet {}

  /// One SELECT over the product's own tables, with one number or boolean as its answer.
  record Sql(String query, Threshold threshold) implements OfSet {}

  /// Something that cannot run here: listed, never passed.
  record NotExecutable(String why) implements OfSet {}
}
