package dev.weft.lake.sweep;

import java.util.List;

/// What a sweep did.
///
/// @param young unreachable, but spared because it changed within the grace
/// @param folders empty folders that were removed
/// @param unsure folders of tables where nothing was deleted because metadata that a retained
///   release needs is missing or cannot be read; `.` for the whole lake
/// @param failed files that could not be deleted; the next sweep tries again
public record SweepReport(
    Tally deleted, Tally young, long folders, List<String> unsure, Tally failed) {
  public SweepReport {
    unsure = List.copyOf(unsure);
  }
}
