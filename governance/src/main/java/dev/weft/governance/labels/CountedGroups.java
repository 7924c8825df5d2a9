package dev.weft.governance.labels;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.policy.Declassifier;
import java.util.Set;

/// The groups of a table that can be counted for a declassifier before the table is published.
///
/// @param values aggregates over values that stand in one row with the declassifier's subject
public record CountedGroups(Declassifier declassifier, Set<Value> values) {
  public CountedGroups {
    values = Set.copyOf(values);
  }

  /// A column and an input that reaches it through aggregates.
  public record Value(String column, ColumnRef input) {}

  boolean has(String column, ColumnRef input) {
    return values.contains(new Value(column, input));
  }
}
