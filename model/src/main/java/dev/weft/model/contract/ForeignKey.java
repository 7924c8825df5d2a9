package dev.weft.model.contract;

import java.util.List;
import java.util.Optional;

/// A foreign key of a table: its columns together, or values inside of them, occur in a table.
///
/// @param contractFile path of the other contract beside this one, or an address; empty for the
///   same contract, and for all of the same product once their folder is read
/// @param table that it points to
/// @param targets as many as columns; in another contract by name or id as written, until that
///   contract is looked into
/// @param hindrance why nobody can follow it; both ends are then as written
public record ForeignKey(
    List<ColumnPath> columns,
    String contractFile,
    String table,
    List<ColumnPath> targets,
    Optional<String> hindrance) {
  public ForeignKey {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /// One that can be followed.
  public ForeignKey(
      List<ColumnPath> columns, String contractFile, String table, List<ColumnPath> targets) {
    this(columns, contractFile, table, targets, Optional.empty());
  }
}
