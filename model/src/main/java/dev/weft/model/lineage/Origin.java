package dev.weft.model.lineage;

import java.util.List;

/// A column that values of another column come from, with the way they took: the agreements under
/// which they passed from domain to domain, the first first. One column that is reached over two
/// ways is two origins.
///
/// @param table bare name of the table in its product
/// @param through empty when the values never left their domain
public record Origin(
    String domain, String product, String table, String column, List<Passage> through) {

  /// One border that was crossed: the agreement's document is looked up when somebody asks, so that
  /// its end and its terms hold at once.
  ///
  /// @param domain the providing domain, whose agreement it is
  /// @param agreement its id
  /// @param table the table of the agreement's product that was read
  /// @param column the column of that table that carried the value
  public record Passage(String domain, String agreement, String table, String column) {}

  public Origin {
    through = List.copyOf(through);
  }

  /// A column that is its own origin.
  public static Origin of(String domain, String product, String table, String column) {
    return new Origin(domain, product, table, column, List.of());
  }

  /// The same origin after one more border.
  public Origin then(Passage passage) {
    var all = new java.util.ArrayList<>(through);
    all.add(passage);
    return new Origin(domain, product, table, column, all);
  }
}
