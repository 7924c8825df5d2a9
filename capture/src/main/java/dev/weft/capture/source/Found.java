package dev.weft.capture.source;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.copy.SourceTable;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What a capture's origin amounts to right now.
public sealed interface Found {

  /// Files that may be read, sorted by name; never none.
  ///
  /// @param fingerprint the captured state as 64 hex digits: equal while a new capture would read
  ///   the same. That is names, sizes, times of change and the bytes of both ends, 64 KiB each.
  record Files(List<SourceFile> files, FileFormat format, String fingerprint) implements Found {
    public Files {
      files = List.copyOf(files);
    }

    public long bytes() {
      return files.stream().mapToLong(SourceFile::bytes).sum();
    }
  }

  /// A table of a database, of which nobody can tell whether it changed without reading it.
  record Table(SourceTable table) implements Found {}

  /// A table in a database file that the engine reads by itself.
  ///
  /// @param file by the name that messages call it by
  /// @param limits of one copy
  record DatabaseFile(SourceFile file, String table, CopyLimits limits) implements Found {}

  /// Rows to be made up.
  ///
  /// @param fingerprint equal while the same rows would be made up
  record Synthetic(Origin.Generated origin, String fingerprint) implements Found {}

  /// Records of the platform itself, of which nobody can tell whether there are more without
  /// reading them.
  ///
  /// @param limits of one copy
  record Records(Origin.Records origin, CopyLimits limits) implements Found {}

  /// One file.
  ///
  /// @param name the path below the connection's root, with `/`: what people and `_file` call it
  /// @param path where it is opened, all links resolved
  record SourceFile(String name, Path path, long bytes, Instant changed) {}
}
