package dev.weft.engine.duckdb.tree;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The tree of one statement, every part of which is on the allow-list.
///
/// @param root the statement; its only child is the query
public record SyntaxTree(Node root) {

  private static final Grammar GRAMMAR = Grammar.load();

  /// Checks a statement of `json_serialize_sql`. Throws `TreeRefusal` at the first thing that is
  /// unknown, and when the tree has more nodes or levels than `limits` allow.
  public static SyntaxTree of(ObjectNode statement, Limits limits) {
    return new SyntaxTree(new TreeCheck(GRAMMAR, limits).node("root", statement));
  }

  /// How big a tree may be.
  ///
  /// @param nodes in all
  /// @param queries SELECTs and set operations; the engine plans them in more than linear time
  /// @param depth levels of nodes
  public record Limits(int nodes, int queries, int depth) {
    public static final Limits DEFAULT = new Limits(100_000, 500, 600);
  }

  /// The tree itself, to be written back.
  public ObjectNode json() {
    return root.json();
  }

  /// The query below the root.
  public Node query() {
    return List.copyOf(root.children()).getFirst();
  }
}
