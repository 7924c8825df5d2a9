package dev.weft.model.run;

import dev.weft.model.lineage.Lineage;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.table.MetadataLocation;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The immutable outcome of a successful run: one state of every table of a product's major.
///
/// @param publishedAt microseconds since the epoch, the journal's time
/// @param revision the revision it was built from
/// @param runId the run that made it
/// @param rollbackOf number of the release whose state it shows again
/// @param inputs input products' releases it read
/// @param tables tables by name, internal ones and `_quarantine_…` included
public record Release(
    ReleaseId id,
    long publishedAt,
    long revision,
    String runId,
    Optional<Long> rollbackOf,
    String by,
    List<ReleaseId> inputs,
    SortedMap<String, ReleasedTable> tables,
    List<CheckResult> checks) {

  /// One table in a release.
  ///
  /// @param internal true when no contract of a port names it
  /// @param lineage from the bound plan; for captured tables every column is its own origin
  /// @param labels effective labels per column, family to label
  /// @param quarantined rows moved aside while it was made
  public record ReleasedTable(
      String name,
      boolean internal,
      MetadataLocation location,
      long rows,
      long bytes,
      long quarantined,
      Lineage lineage,
      SortedMap<String, SortedMap<String, String>> labels) {
    public ReleasedTable {
      labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
  }

  public Release {
    inputs = List.copyOf(inputs);
    tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    checks = List.copyOf(checks);
  }
}
