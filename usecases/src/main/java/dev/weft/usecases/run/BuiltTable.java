package dev.weft.usecases.run;

import dev.weft.model.lineage.Lineage;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.ScanPlan;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table that a run has written and nobody knows yet.
///
/// @param moved rows moved aside, by the name of the check or the reason
/// @param rejects the table of its moved rows, when there are any
record BuiltTable(
    String name,
    boolean internal,
    MetadataLocation location,
    ScanPlan scan,
    Lineage lineage,
    SortedMap<String, Long> moved,
    Optional<Rejected> rejects) {

  BuiltTable {
    moved = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(moved));
  }

  long rejected() {
    return moved.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The table of moved rows.
  record Rejected(String name, MetadataLocation location, ScanPlan scan) {}
}
