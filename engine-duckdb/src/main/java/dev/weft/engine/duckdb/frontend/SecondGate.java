package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.PlanScans;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Compares what a bound plan scans with what was decided.
final class SecondGate {

  private SecondGate() {}

  /// The one plan of an answer, which scans these tables and nothing else. Fewer are fine: a CTE
  /// that nobody reads is not planned.
  static JsonNode pass(JsonNode answer, List<String> names) {
    JsonNode plans = answer.path("plans");
    PlanScans scans = PlanScans.of(plans.path(0));
    var decided = names.stream().map(StubShelf::inPlan).collect(Collectors.toSet());
    if (plans.size() != 1 || !decided.containsAll(scans.tables()) || !scans.others().isEmpty()) {
      throw SqlErrors.gate();
    }
    return plans.get(0);
  }
}
