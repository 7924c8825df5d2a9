package dev.weft.lake.sweep;

import java.util.List;

/// What lies in the lake. Nothing is counted twice.
///
/// @param reachable from the metadata of retained releases, and there
/// @param unreachable from them and of no live run, whatever its age
/// @param missing named by them, but not there
/// @param live of live runs and not reachable
/// @param unreadable metadata files and manifests that are there but cannot be read; what only they
///   name is counted as unreachable, but never swept
public record StorageReport(
    Tally reachable, Tally unreachable, Tally missing, Tally live, List<String> unreadable) {
  public StorageReport {
    unreadable = List.copyOf(unreadable);
  }
}
