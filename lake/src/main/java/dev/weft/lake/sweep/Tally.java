package dev.weft.lake.sweep;

import java.util.List;

/// A number of files.
///
/// @param bytes their sizes on the disk; of missing files as far as metadata knows them
/// @param first the first 100 paths in order, relative to the lake's root
public record Tally(long files, long bytes, List<String> first) {

  /// At most so many paths are listed.
  public static final int LISTED = 100;

  public Tally {
    first = List.copyOf(first);
  }
}
