package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.policy.MinimumGroup;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A query of a statement that aggregates a table with a minimum group and does nothing else.
record GroupBlock(Governed.Table table, MinimumGroup group, ObjectNode query) {

  /// Lets only groups of enough subjects out, and nothing around the query look at the others: it
  /// becomes a barrier.
  ///
  /// @param subject the column with the original subjects
  void close(String subject) {
    ObjectNode subjects = Syntax.call("count", Syntax.column(subject)).put("distinct", true);
    query.set(
        "having",
        Syntax.compare("COMPARE_GREATERTHANOREQUALTO", subjects, Syntax.whole(group.n())));
    ArrayNode modifiers = (ArrayNode) query.path("modifiers");
    boolean limited =
        modifiers
            .valueStream()
            .anyMatch(modifier -> modifier.path("type").asString("").equals("LIMIT_MODIFIER"));
    if (!limited) {
      Syntax.close(query);
    }
  }

  /// The names that GROUP BY and WHERE may use and that the reader can see.
  List<String> keys() {
    return group.groupBy().stream()
        .filter(name -> table.obligations().columns().contains(name))
        .toList();
  }
}
