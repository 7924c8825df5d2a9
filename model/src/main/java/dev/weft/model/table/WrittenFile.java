package dev.weft.model.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A data file that the engine has written and nobody knows yet.
///
/// @param path absolute local path
/// @param columns field id to statistics; columns without any are absent
/// @param partition one value per partition field as the engine printed it, null as empty
/// @param splitOffsets starts of row groups in bytes
public record WrittenFile(
    String path,
    long rows,
    long bytes,
    Map<Integer, ColumnStatistics> columns,
    List<Optional<String>> partition,
    List<Long> splitOffsets) {

  /// What is known of one column in one file. Bounds are the engine's text, UTC, ISO.
  ///
  /// @param nans count of NaN where counted
  public record ColumnStatistics(
      long bytes,
      long values,
      long nulls,
      Optional<Long> nans,
      Optional<String> lower,
      Optional<String> upper) {}

  public WrittenFile {
    columns = Map.copyOf(columns);
    partition = List.copyOf(partition);
    splitOffsets = List.copyOf(splitOffsets);
  }

  /// The same file in another place.
  public WrittenFile at(String place) {
    return new WrittenFile(place, rows, bytes, columns, partition, splitOffsets);
  }
}
