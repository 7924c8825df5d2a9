package dev.weft.governance.access;

import dev.weft.governance.policy.Versioned;
import dev.weft.model.access.Agreement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A right that a principal has on a table.
///
/// @param agreement empty for a membership
/// @param rows the only rows that it is a right on, as a condition; empty when the right itself
///   leaves none out
record Candidate(Grant grant, Optional<Versioned<Agreement>> agreement, Optional<String> rows) {

  /// A right on all rows.
  static Candidate of(Grant grant, Optional<Versioned<Agreement>> agreement) {
    return new Candidate(grant, agreement, Optional.empty());
  }

  boolean membership() {
    return agreement.isEmpty();
  }

  boolean carries(String purpose) {
    return grant.purposes().contains(purpose);
  }

  /// Whether it lists a column by name; a default never counts.
  boolean names(String table, String column) {
    return agreement
        .map(versioned -> versioned.document().columns().getOrDefault(table, List.of()))
        .orElse(List.of())
        .contains(column);
  }

  /// Whether a column is inside it.
  boolean covers(String table, String column) {
    return agreement.map(v -> v.document().columns().isEmpty()).orElse(true)
        || names(table, column);
  }

  boolean coversAll(String table, Set<String> columns) {
    return columns.stream().allMatch(column -> covers(table, column));
  }
}
