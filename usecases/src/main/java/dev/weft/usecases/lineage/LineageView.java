package dev.weft.usecases.lineage;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Columns and what they are made of, or what is made of them.
///
/// @param reference what was asked for
/// @param direction up or down
/// @param depth so many steps were taken at most
/// @param truncated whether there is more than was asked for
/// @param hiddenProducts how many products stand in it that the caller may not know
public record LineageView(
    String reference,
    String direction,
    int depth,
    boolean truncated,
    int hiddenProducts,
    List<NodeView> nodes,
    List<EdgeView> edges) {

  /// A column, or a product without a name.
  ///
  /// @param id within this answer
  /// @param column `domain/product@1:table#column`; null for a hidden product
  /// @param release that it stands in; null for a hidden product
  /// @param steps from what was asked for
  /// @param labels what it carries; none for a hidden product
  public record NodeView(
      int id,
      @Nullable String column,
      @Nullable String release,
      int steps,
      SortedMap<String, String> labels) {}

  /// A column is made of another one.
  ///
  /// @param of id of the input
  /// @param made id of what is made of it
  /// @param lowered what lowers a label on the way, such as `weft_year`
  public record EdgeView(int of, int made, List<String> lowered) {}
}
