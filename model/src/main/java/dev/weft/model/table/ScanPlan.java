package dev.weft.model.table;

import java.util.List;

/// The files that are one state of a table, with the schema to read them as.
///
/// @param schema the state's schema; columns of older files map to it by field id
public record ScanPlan(Schema schema, List<ScanFile> files) {

  /// One data file.
  ///
  /// @param writer the schema that the file was written with
  public record ScanFile(String path, long rows, long bytes, Schema writer) {

    /// The same file in another place.
    public ScanFile at(String place) {
      return new ScanFile(place, rows, bytes, writer);
    }
  }

  public ScanPlan {
    files = List.copyOf(files);
  }

  public long rows() {
    return files.stream().mapToLong(ScanFile::rows).sum();
  }

  public long bytes() {
    return files.stream().mapToLong(ScanFile::bytes).sum();
  }
}
