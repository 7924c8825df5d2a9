package dev.weft.engine.duckdb.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plans in the engine's own words: `f(REFn)` is a call over column n of the operator's input.
class BareColumnsTest {

  /// Two columns of a table.
  private static final String SCAN =
      """
      {"type": "LOGICAL_GET", "function_data": {"table": "t"}, "children": [],
       "column_indexes": [{"index": 0}, {"index": 2}]}""";

  /// Two columns that a function makes up.
  private static final String RANGE =
      """
      {"type": "LOGICAL_GET", "function_data": {}, "children": [],
       "column_indexes": [{"index": 0}, {"index": 1}]}""";

  private static boolean isBare(String plan) {
    String json = plan.replace("SCAN", SCAN).replace("RANGE", RANGE);
    json =
        json.replaceAll(
            "f\\(([^()]*)\\)",
            """
            {"expression_class": "BOUND_FUNCTION", "qname": {"path": ["main", "f"]}, "children": [$1]}""");
    json = json.replaceAll("REF(-?\\d+)", "{\"expression_class\": \"BOUND_REF\", \"index\": $1}");
    JsonNode tree = JsonMapper.shared().readTree(json);
    return BareColumns.areAllThatReach("f", tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0), f(REF1)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [REF1, 7], 'children': [SCAN]}",
        "{'type': 'LOGICAL_FILTER', 'expressions': [f(REF1)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_PROJECTION', 'expressions': [7, REF0], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_FILTER', 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_FILTER', 'projection_map': [1], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_ORDER_BY', 'projections': [1], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_LIMIT', 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_TOP_N', 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_DISTINCT', 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0), f(REF3)], 'children': [{'type': 'LOGICAL_CROSS_PRODUCT', 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0), f(REF3)], 'children': [{'type': 'LOGICAL_COMPARISON_JOIN', 'join_type': 'INNER', 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0), f(REF1)], 'children': [{'type': 'LOGICAL_ANY_JOIN', 'join_type': 'LEFT', 'left_projection_map': [1], 'right_projection_map': [0], 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_COMPARISON_JOIN', 'join_type': 'SEMI', 'children': [SCAN, RANGE]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'expression_class': 'BOUND_FUNCTION', 'qname': {'path': ['upper']}, 'children': [f(REF0)]}], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'expression_class': 'BOUND_FUNCTION', 'qname': {'path': ['f', 'g']}, 'children': [7]}], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'expression_class': 'BOUND_FUNCTION', 'qname': {'path': []}, 'children': [7]}], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'expression_class': 'BOUND_OTHER', 'qname': {'path': ['f']}, 'children': [7]}], 'children': [SCAN]}",
      })
  void seesColumnsAsTheyAreStored(String plan) {
    assertThat(isBare(plan.replace('\'', '"'))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(7)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0), f(7)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(7), f(REF0)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF2)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF-1)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [RANGE]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': []}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f({'expression_class': 'BOUND_CAST', 'index': 0})], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_PROJECTION', 'expressions': [7, REF0], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_FILTER', 'projection_map': [1], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_FILTER', 'projection_map': [2], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF1)], 'children': [{'type': 'LOGICAL_ORDER_BY', 'projections': [1], 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_LIMIT', 'children': [RANGE]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF2)], 'children': [{'type': 'LOGICAL_CROSS_PRODUCT', 'children': [SCAN, RANGE]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF4)], 'children': [{'type': 'LOGICAL_CROSS_PRODUCT', 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF2)], 'children': [{'type': 'LOGICAL_COMPARISON_JOIN', 'join_type': 'SEMI', 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_COMPARISON_JOIN', 'join_type': 'MARK', 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF2)], 'children': [{'type': 'LOGICAL_ANY_JOIN', 'join_type': 'INNER', 'left_projection_map': [0], 'right_projection_map': [0], 'children': [SCAN, SCAN]}]}",
        "{'type': 'LOGICAL_COMPARISON_JOIN', 'join_type': 'INNER', 'conditions': [f(REF0)], 'children': [SCAN, SCAN]}",
        "{'type': 'LOGICAL_AGGREGATE_AND_GROUP_BY', 'expressions': [f(REF0)], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [f(REF0)], 'children': [{'type': 'LOGICAL_WINDOW', 'children': [SCAN]}]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'function_data': {'inner': f(REF0)}}], 'children': [SCAN]}",
        "{'type': 'LOGICAL_PROJECTION', 'expressions': [{'lambda_expr': f(REF0)}], 'children': [SCAN]}",
        "{'type': 'LOGICAL_LIMIT', 'children': [{'type': 'LOGICAL_PROJECTION', 'expressions': [f(7)], 'children': [SCAN]}]}",
      })
  void takesEverythingElseForComputed(String plan) {
    assertThat(isBare(plan.replace('\'', '"'))).isFalse();
  }
}
