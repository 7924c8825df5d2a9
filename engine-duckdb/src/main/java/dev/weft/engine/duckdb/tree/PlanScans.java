package dev.weft.engine.duckdb.tree;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What a bound plan reads and does, for comparison with what was decided.
///
/// @param tables names of scanned tables
/// @param others whatever else it has that is not on the list: table functions, operators
public record PlanScans(SortedSet<String> tables, SortedSet<String> others) {

  private static final Set<String> FUNCTIONS = Set.of("range", "generate_series", "unnest");

  private static final Set<String> OPERATORS =
      Set.of(
          "LOGICAL_AGGREGATE_AND_GROUP_BY",
          "LOGICAL_ANY_JOIN",
          "LOGICAL_ASOF_JOIN",
          "LOGICAL_CHUNK_GET",
          "LOGICAL_COMPARISON_JOIN",
          "LOGICAL_CROSS_PRODUCT",
          "LOGICAL_CTE_REF",
          "LOGICAL_DELIM_GET",
          "LOGICAL_DELIM_JOIN",
          "LOGICAL_DEPENDENT_JOIN",
          "LOGICAL_DISTINCT",
          "LOGICAL_DUMMY_SCAN",
          "LOGICAL_EMPTY_RESULT",
          "LOGICAL_EXCEPT",
          "LOGICAL_EXPRESSION_GET",
          "LOGICAL_FILTER",
          "LOGICAL_GET",
          "LOGICAL_INTERSECT",
          "LOGICAL_LIMIT",
          "LOGICAL_MATERIALIZED_CTE",
          "LOGICAL_ORDER_BY",
          "LOGICAL_PIVOT",
          "LOGICAL_POSITIONAL_JOIN",
          "LOGICAL_PROJECTION",
          "LOGICAL_RECURSIVE_CTE",
          "LOGICAL_SAMPLE",
          "LOGICAL_TOP_N",
          "LOGICAL_UNION",
          "LOGICAL_UNNEST",
          "LOGICAL_WINDOW");

  /// Reads a plan to its leaves.
  public static PlanScans of(JsonNode plan) {
    PlanScans scans = new PlanScans(new TreeSet<>(), new TreeSet<>());
    scans.read(plan);
    return scans;
  }

  private void read(JsonNode operator) {
    String type = operator.path("type").asString("");
    if (!OPERATORS.contains(type)) {
      others.add(type);
    }
    if (type.equals("LOGICAL_GET")) {
      source(operator);
    }
    operator.path("children").forEach(this::read);
  }

  private void source(JsonNode get) {
    JsonNode path = get.path("qname").path("path");
    String function = path.isEmpty() ? "" : path.get(path.size() - 1).asString();
    JsonNode table = get.path("function_data").path("table");
    if (function.equals("seq_scan") && table.isString()) {
      tables.add(table.asString());
    } else if (!FUNCTIONS.contains(function)) {
      others.add(function);
    }
  }
}
