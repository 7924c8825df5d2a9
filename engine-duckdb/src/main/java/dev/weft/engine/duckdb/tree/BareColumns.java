package dev.weft.engine.duckdb.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Follows columns of tables through a bound, unoptimised plan as long as nobody touches them. An
/// operator that is not known here has no such columns.
public final class BareColumns {

  /// Fields with expressions of another scope, such as a lambda's.
  private static final Set<String> ASIDE = Set.of("function_data", "lambda_expr");

  private final String function;
  private boolean onlyColumns = true;

  private BareColumns(String function) {
    this.function = function;
  }

  /// Whether each call of the function takes, as its first argument, a column of a table as it is
  /// stored: no constant, nothing computed.
  ///
  /// @param plan the root operator
  public static boolean areAllThatReach(String function, JsonNode plan) {
    BareColumns columns = new BareColumns(function);
    columns.outputs(plan);
    return columns.onlyColumns;
  }

  private List<Boolean> outputs(JsonNode operator) {
    List<List<Boolean>> inputs = new ArrayList<>();
    operator.path("children").forEach(child -> inputs.add(outputs(child)));
    List<Boolean> first = inputs.isEmpty() ? List.of() : inputs.getFirst();
    String type = operator.path("type").asString("");
    boolean over = inputs.size() == 1 && (type.equals("LOGICAL_PROJECTION") || isFilter(type));
    operator
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("children")) {
                check(field.getValue(), over ? first : List.of());
              }
            });
    return switch (type) {
      case "LOGICAL_GET" ->
          operator.path("function_data").has("table")
              ? IntStream.range(0, operator.path("column_indexes").size())
                  .mapToObj(at -> true)
                  .toList()
              : List.of();
      case "LOGICAL_PROJECTION" ->
          operator
              .path("expressions")
              .valueStream()
              .map(expression -> isBare(expression, first))
              .toList();
      case "LOGICAL_FILTER" -> mapped(first, operator.path("projection_map"));
      case "LOGICAL_ORDER_BY" -> mapped(first, operator.path("projections"));
      case "LOGICAL_LIMIT", "LOGICAL_TOP_N", "LOGICAL_DISTINCT" -> first;
      case "LOGICAL_CROSS_PRODUCT" -> joined(first, inputs.get(1));
      case "LOGICAL_COMPARISON_JOIN", "LOGICAL_ANY_JOIN" -> join(operator, first, inputs.get(1));
      default -> List.of();
    };
  }

  private static boolean isFilter(String type) {
    return type.equals("LOGICAL_FILTER");
  }

  private static List<Boolean> join(JsonNode join, List<Boolean> left, List<Boolean> right) {
    List<Boolean> kept = mapped(left, join.path("left_projection_map"));
    return switch (join.path("join_type").asString("")) {
      case "SEMI", "ANTI" -> kept;
      case "INNER", "LEFT", "RIGHT", "OUTER", "FULL" ->
          joined(kept, mapped(right, join.path("right_projection_map")));
      default -> List.of();
    };
  }

  private void check(JsonNode json, List<Boolean> input) {
    if (json.path("expression_class").asString("").equals("BOUND_FUNCTION") && isCall(json)) {
      onlyColumns &= isBare(json.path("children").path(0), input);
    }
    if (json.isArray()) {
      json.forEach(inner -> check(inner, input));
    }
    json.properties()
        .forEach(
            field -> check(field.getValue(), ASIDE.contains(field.getKey()) ? List.of() : input));
  }

  private boolean isCall(JsonNode expression) {
    JsonNode path = expression.path("qname").path("path");
    return !path.isEmpty() && path.get(path.size() - 1).asString("").equals(function);
  }

  private static boolean isBare(JsonNode expression, List<Boolean> input) {
    int at = expression.path("index").asInt(-1);
    return expression.path("expression_class").asString("").equals("BOUND_REF")
        && at >= 0
        && at < input.size()
        && input.get(at);
  }

  private static List<Boolean> mapped(List<Boolean> columns, JsonNode map) {
    return map.isEmpty()
        ? columns
        : map.valueStream()
            .map(at -> at.asInt() < columns.size() && columns.get(at.asInt()))
            .toList();
  }

  private static List<Boolean> joined(List<Boolean> left, List<Boolean> right) {
    List<Boolean> both = new ArrayList<>(left);
    both.addAll(right);
    return both;
  }
}
