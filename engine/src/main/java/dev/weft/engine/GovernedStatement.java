package dev.weft.engine;

import dev.weft.model.table.ScanPlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A statement ready to run: its text mentions physical tables only, by names that no user's text
/// can contain, and these are all that the engine's catalog will hold. Serialisable; it may cross a
/// process border. The text never leaves the engine's room.
///
/// @param columns names of the result's columns, in order
/// @param scans physical name to files
/// @param used per name of a decided table the columns that reach a value of the result or decide
///   which rows there are, as the text uses what may be seen of it
/// @param secrets what its masks compute with; given by the caller per run, never remembered
public record GovernedStatement(
    String sql,
    List<String> columns,
    SortedMap<String, ScanPlan> scans,
    SortedMap<String, SortedSet<String>> used,
    MaskSecrets secrets) {

  /// A statement without masks that need secrets, for whoever asks for no columns.
  public GovernedStatement(String sql, List<String> columns, SortedMap<String, ScanPlan> scans) {
    this(sql, columns, scans, Collections.emptySortedMap(), MaskSecrets.none());
  }

  public GovernedStatement {
    columns = List.copyOf(columns);
    scans = Collections.unmodifiableSortedMap(new TreeMap<>(scans));
    used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
  }

  public GovernedStatement with(MaskSecrets given) {
    return new GovernedStatement(sql, columns, scans, used, given);
  }
}
