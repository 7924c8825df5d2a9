package dev.weft.formats.edit;

import java.util.List;

/// What may stand on one line.
///
/// @param pad inside of the braces of a group
/// @param most characters of a group or list
/// @param mostWithGroups characters of a list that has groups in it
record Room(String pad, int most, int mostWithGroups) {

  /// Only what is empty.
  static final Room NONE = new Room(" ", 0, 0);

  /// A few fields.
  static final Room SHORT = new Room("", 100, 40);

  boolean holds(Tree tree) {
    boolean groups =
        tree instanceof Tree.Items(List<Tree> items)
            && items.stream().anyMatch(Tree.Fields.class::isInstance);
    return !(tree instanceof Tree.Leaf) && length(tree) <= (groups ? mostWithGroups : most);
  }

  /// About as many characters as it takes on one line; more than fit for what has lines.
  private int length(Tree tree) {
    return switch (tree) {
      case Tree.Fields(List<Tree.Field> fields) ->
          fields.stream().mapToInt(f -> f.key().length() + 4 + length(f.value())).sum() + 2;
      case Tree.Items(List<Tree> items) ->
          items.stream().mapToInt(item -> length(item) + 2).sum() + 2;
      case Tree.Leaf leaf -> leaf.text().contains("\n") ? most + 1 : leaf.text().length() + 2;
    };
  }
}
