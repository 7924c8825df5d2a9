package dev.weft.engine;

import dev.weft.model.table.ScanPlan;
import java.util.List;

/// A table that the caller may read, and the files that are its decided state.
///
/// @param path as the statement mentions it
/// @param name what lineage and errors call it
public record DecidedTable(List<String> path, String name, ScanPlan scan) {
  public DecidedTable {
    path = List.copyOf(path);
  }
}
