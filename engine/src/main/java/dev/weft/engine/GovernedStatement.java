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
/// @param secrets what its masks compute with; given by the caller per run, never remembered
public record GovernedStatement(
    String sql, List<String> columns, SortedMap<String, ScanPlan> scans, MaskSecrets secrets) {

  /// A statement without masks that need secrets.
  public GovernedStatement(String sql, List<String> columns, SortedMap<String, ScanPlan> scans) {
    this(sql, columns, scans, MaskSecrets.none());
  }

  public GovernedStatement {
    columns = List.copyOf(columns);
    scans = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(scans));
  }

  public GovernedStatement with(MaskSecrets given) {
    return new GovernedStatement(sql, columns, scans, given);
  }
}
