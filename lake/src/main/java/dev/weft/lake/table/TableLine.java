package dev.weft.lake.table;

import dev.weft.model.table.MetadataLocation;
import java.util.Optional;
import java.util.Set;

/// What is published of one table and major.
///
/// @param newest the newest metadata ever published, rollbacks included; empty before the first
/// @param retained metadata of all releases that are retained; what none of them shows is dropped
///   from the line
public record TableLine(Optional<MetadataLocation> newest, Set<MetadataLocation> retained) {

  /// The line of a table that nobody has published yet.
  public static final TableLine NEW = new TableLine(Optional.empty(), Set.of());

  public TableLine {
    retained = Set.copyOf(retained);
  }
}
