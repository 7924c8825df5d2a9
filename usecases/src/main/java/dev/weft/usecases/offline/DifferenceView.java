package dev.weft.usecases.offline;

import java.util.List;

/// What differs between two versions of a contract or a product.
///
/// @param impact none, patch, minor or major: the greatest of all changes
/// @param oldVersion as written; empty when there is none
/// @param newVersion as written; empty when there is none
/// @param suggestedVersion the lowest that says enough; empty when the old one is not of three
///   numbers
/// @param enough whether the new version is at least that
public record DifferenceView(
    String impact,
    String oldVersion,
    String newVersion,
    String suggestedVersion,
    boolean enough,
    List<ChangeView> changes) {

  /// One change.
  ///
  /// @param path JSON pointer, items of lists by their natural keys
  /// @param kind added, removed or changed
  /// @param rule stable name of the row of the table of breaking changes
  public record ChangeView(String path, String kind, String impact, String rule, String message) {}

  public DifferenceView {
    changes = List.copyOf(changes);
  }
}
