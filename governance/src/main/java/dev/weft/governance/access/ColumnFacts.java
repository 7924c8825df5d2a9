package dev.weft.governance.access;

import dev.weft.model.lineage.Origin;
import dev.weft.model.table.Type;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A column of a table that somebody wants to read.
///
/// @param labels the effective label per family; a family that is missing, or a label that nobody
///   knows, counts as the highest
/// @param origins where its values come from, itself when they come from nowhere else; when empty,
///   the column counts as its own origin
public record ColumnFacts(
    String name,
    Type type,
    boolean required,
    List<String> tags,
    SortedMap<String, String> labels,
    List<Origin> origins) {
  public ColumnFacts {
    tags = List.copyOf(tags);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    origins = List.copyOf(origins);
  }
}
