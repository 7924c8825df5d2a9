package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Makes the columns that a join merges visible to lineage. `a JOIN b USING (k)` binds `k` to one
/// side only, although its value is that of both; as a full join the engine writes both into the
/// plan. Such a tree is for lineage alone and never runs.
final class MergedColumns {

  private static final Set<String> ONE_SIDED = Set.of("INNER", "LEFT", "RIGHT");

  private static final Set<String> NAMING = Set.of("REGULAR", "ASOF");

  private MergedColumns() {}

  /// Turns every join of the tree with merged columns into a full one; true when there was any.
  static boolean show(Node node) {
    boolean changed = node instanceof Node.Other && show(node.json());
    for (Node child : node.children()) {
      changed |= show(child);
    }
    return changed;
  }

  private static boolean show(ObjectNode json) {
    boolean merges =
        json.path("type").asString("").equals("JOIN")
            && ONE_SIDED.contains(json.path("join_type").asString(""))
            && (json.path("ref_type").asString("").equals("NATURAL")
                || (NAMING.contains(json.path("ref_type").asString(""))
                    && !json.path("using_columns").isEmpty()));
    if (merges) {
      json.put("join_type", "FULL");
      if (json.path("ref_type").asString("").equals("ASOF")) {
        json.put("ref_type", "REGULAR"); // no full join is an as-of join
      }
    }
    return merges;
  }
}
