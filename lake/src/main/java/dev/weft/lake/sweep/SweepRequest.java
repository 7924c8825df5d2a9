package dev.weft.lake.sweep;

import dev.weft.model.table.MetadataLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a sweep must spare.
///
/// @param retained metadata of every table of every retained release, previews included; a release
///   must stay in here for `grace` after its retention ended, or a query that has just planned it
///   would lose its files
/// @param liveRuns runs that may still write, by the names of their folders
/// @param grace files changed within it are spared: longest query + longest credential + 1 h
public record SweepRequest(
    Set<MetadataLocation> retained, Set<String> liveRuns, Duration grace, Instant now) {
  public SweepRequest {
    retained = Set.copyOf(retained);
    liveRuns = Set.copyOf(liveRuns);
    if (grace.isNegative()) {
      throw new IllegalArgumentException("A grace cannot be negative: " + grace);
    }
  }
}
