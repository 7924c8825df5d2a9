package dev.weft.capture.copy;

import java.util.List;

/// What a database says of a table.
///
/// @param comment empty for none
public record DescribedTable(String comment, List<DescribedColumn> columns) {

  public DescribedTable {
    columns = List.copyOf(columns);
  }

  /// What it says of a column.
  ///
  /// @param type in words of SQL
  /// @param ground what the type rests on: what was declared, or the values of so many rows
  /// @param required whether it refuses null
  /// @param keyPosition from 1 in the primary key; 0 outside of it
  /// @param comment empty for none
  public record DescribedColumn(
      String name, String type, String ground, boolean required, int keyPosition, String comment) {}
}
