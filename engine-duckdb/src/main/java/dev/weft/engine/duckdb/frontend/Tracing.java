package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.tree.PlanLineage;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.lineage.Lineage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// Reads the lineage of a statement that was bound to stubs.
final class Tracing {

  private final Analyser analyser;
  private final Stubs stubs;
  private final List<String> tables;

  /// @param tables what lineage calls the tables, in the order of the stubs
  Tracing(Analyser analyser, Stubs stubs, List<String> tables) {
    this.analyser = analyser;
    this.stubs = stubs;
    this.tables = List.copyOf(tables);
  }

  /// The lineage of the result.
  ///
  /// @param tree over the stubs' names; it is changed and of no use afterwards
  /// @param plan of that tree
  /// @param output names of the result's columns
  Lineage of(SyntaxTree tree, JsonNode plan, List<String> output) {
    JsonNode traced = MergedColumns.show(tree.root()) ? planned(tree) : plan;
    return PlanLineage.of(traced, output, names());
  }

  /// From names of a plan to those of lineage.
  UnaryOperator<String> names() {
    Map<String, String> names = new HashMap<>();
    for (int at = 0; at < tables.size(); at++) {
      names.put(StubShelf.inPlan(stubs.names().get(at)), tables.get(at));
    }
    return name -> names.getOrDefault(name, name);
  }

  private JsonNode planned(SyntaxTree tree) {
    return switch (stubs.plan(analyser.write(tree.json()))) {
      case Answer.Refused _ -> throw SqlErrors.gate();
      case Answer.Understood(JsonNode json) -> SecondGate.pass(json, stubs.names());
    };
  }
}
