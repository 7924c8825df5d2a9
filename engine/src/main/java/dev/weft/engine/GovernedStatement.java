package dev.weft.engine;

import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A statement ready to run: its text mentions physical tables only, by names that no user's text
/// can contain, and these are all that the engine's catalog will hold. Serialisable; it may cross a
/// process border. The text never leaves the engine's room.
///
/// @param columns names of the result's columns, in order
/// @param scans physical name to files
public record GovernedStatement(
    String sql, List<String> columns, SortedMap<String, ScanPlan> scans) {
  public GovernedStatement {
    columns = List.copyOf(columns);
    scans = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(scans));
  }
}
