package dev.weft.model.lineage;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where the columns of one table or result come from.
///
/// @param columns one entry per output column, in order
/// @param influences columns that decide which rows there are, without reaching a value
public record Lineage(List<OutputColumn> columns, SortedSet<ColumnRef> influences) {

  /// An output column with every input column whose value can reach it.
  public record OutputColumn(String name, SortedSet<ColumnRef> inputs) {
    public OutputColumn {
      inputs = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
    }
  }

  public Lineage {
    columns = List.copyOf(columns);
    influences = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(influences));
  }
}
