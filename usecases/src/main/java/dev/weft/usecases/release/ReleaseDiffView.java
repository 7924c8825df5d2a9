package dev.weft.usecases.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is different between two releases of a product.
public record ReleaseDiffView(
    String from,
    String to,
    List<TableDiff> tables,
    List<InputDiff> inputs,
    List<CheckDiff> checks) {

  /// A table of either release.
  ///
  /// @param action same, added, removed or changed
  public record TableDiff(
      String name,
      String action,
      @Nullable Long rowsFrom,
      @Nullable Long rowsTo,
      List<ColumnDiff> columns) {}

  /// A column that differs.
  ///
  /// @param action add, remove, rename or change
  public record ColumnDiff(
      String name, String action, @Nullable String from, @Nullable String to) {}

  /// An input that was pinned to another release.
  public record InputDiff(String product, @Nullable String from, @Nullable String to) {}

  /// A check that ended otherwise.
  public record CheckDiff(String name, String table, @Nullable String from, @Nullable String to) {}
}
