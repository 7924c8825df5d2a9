package dev.weft.engine;

import dev.weft.model.policy.Obligations;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.util.List;
import java.util.TreeSet;

/// A table that the caller may read under obligations, and the files that are its decided state.
///
/// @param path as the statement mentions it
/// @param name what lineage and errors call it
/// @param scan every column that may be seen or that a filter, a group or a mask needs; the
///   statement sees only those of `obligations`
public record DecidedTable(List<String> path, String name, ScanPlan scan, Obligations obligations) {

  public DecidedTable {
    path = List.copyOf(path);
    if (!scan.schema().names().containsAll(obligations.columns())) {
      throw new IllegalArgumentException("The files of " + name + " lack columns to be shown");
    }
  }

  /// The columns that a statement may name, in their order.
  public Schema visible() {
    return new Schema(
        scan.schema().columns().stream()
            .filter(column -> obligations.columns().contains(column.name()))
            .toList());
  }

  /// A table of which every column of the scan is shown as it is stored.
  public static DecidedTable open(List<String> path, String name, ScanPlan scan) {
    return new DecidedTable(
        path, name, scan, Obligations.none(new TreeSet<>(scan.schema().names())));
  }
}
