package dev.weft.engine.duckdb.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.lineage.Lineage;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanLineageTest {

  private static final String SCAN =
      """
      {"type": "LOGICAL_GET", "children": [], "table_index": 0, "names": ["a", "b", "c"],
       "qname": {"path": ["seq_scan"]}, "function_data": {"table": "t"},
       "column_indexes": [{"index": 0}, {"index": 2}]}""";

  private static JsonNode plan(String json) {
    return JsonMapper.shared().readTree(json.replace("SCAN", SCAN));
  }

  private static Lineage lineage(String plan) {
    return PlanLineage.of(plan(plan), List.of("x"), name -> name);
  }

  @Test
  void letsAnUnknownOperatorPassEverythingOn() {
    Lineage lineage =
        lineage(
            """
            {"type": "LOGICAL_PROJECTION", "expressions": [{"expression_class": "BOUND_REF", "index": 0}],
             "children": [{"type": "LOGICAL_NEW", "children": [SCAN]}]}""");
    assertThat(lineage.columns().getFirst().inputs()).hasToString("[t.a, t.c]");
  }

  @Test
  void letsAnUnknownExpressionReadTheWholeInput() {
    Lineage lineage =
        lineage(
            """
            {"type": "LOGICAL_PROJECTION", "expressions": [{"expression_class": "BOUND_NEW"}],
             "children": [SCAN]}""");
    assertThat(lineage.columns().getFirst().inputs()).hasToString("[t.a, t.c]");
  }

  @Test
  void letsAPositionThatIsNotThereMeanTheWholeInput() {
    Lineage lineage =
        lineage(
            """
            {"type": "LOGICAL_PROJECTION", "expressions": [{"expression_class": "BOUND_REF", "index": 7}],
             "children": [SCAN]}""");
    assertThat(lineage.columns().getFirst().inputs()).hasToString("[t.a, t.c]");
  }

  /// The first of two functions of the platform is what the value has passed.
  @Test
  void knowsWhichFunctionOfThePlatformAValuePassed() {
    Lineage lineage =
        lineage(
            """
            {"type": "LOGICAL_PROJECTION", "expressions": [
              {"expression_class": "BOUND_FUNCTION", "qname": {"path": ["weft_bucket"]}, "children": [
                {"expression_class": "BOUND_FUNCTION", "qname": {"path": ["weft_year"]},
                 "children": [{"expression_class": "BOUND_REF", "index": 0}]},
                {"expression_class": "BOUND_REF", "index": 1}]}],
             "children": [SCAN]}""");
    assertThat(lineage.columns().getFirst().inputs()).hasToString("[t.a, t.c]");
    assertThat(lineage.columns().getFirst().through())
        .singleElement()
        .satisfies(
            through -> {
              assertThat(through.input()).hasToString("t.a");
              assertThat(through.functions()).containsExactly("weft_year");
            });
  }

  @Test
  void findsScansAndWhateverIsNotOnTheList() {
    PlanScans scans =
        PlanScans.of(
            plan(
                """
                {"type": "LOGICAL_INSERT", "children": [SCAN,
                  {"type": "LOGICAL_GET", "children": [], "qname": {"path": ["read_csv"]}, "function_data": {}},
                  {"type": "LOGICAL_GET", "children": [], "qname": {"path": ["range"]}}]}"""));
    assertThat(scans.tables()).containsExactly("t");
    assertThat(scans.others()).containsExactly("LOGICAL_INSERT", "read_csv");
  }
}
