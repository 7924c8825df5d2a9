package dev.weft.model.policy;

import java.util.List;

/// Only aggregates over groups of at least `n` subjects leave the table.
///
/// @param subject the column whose distinct original values are counted
/// @param groupBy the columns that GROUP BY and WHERE may name
public record MinimumGroup(int n, String subject, List<String> groupBy) {
  public MinimumGroup {
    groupBy = List.copyOf(groupBy);
    if (n < 2) {
      throw new IllegalArgumentException("A minimum group has at least 2 subjects, not " + n);
    }
  }
}
