package dev.weft.engine.duckdb.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Reads which columns reach a bound expression: those of every expression inside it, in whatever
/// field it stands, so that nothing can be forgotten.
final class PlanExpressions {

  /// Fields with expressions of another scope or none.
  private static final Set<String> ASIDE =
      Set.of("function_data", "return_type", "arguments", "value", "binding", "lambda_expr");

  private static final Set<String> DECLASSIFYING = Set.of("count", "sum", "avg");

  /// Functions that compute and cannot choose.
  private static final Set<String> COMPUTING =
      Set.of(
          "+",
          "-",
          "*",
          "/",
          "__cast",
          "abs",
          "round",
          "floor",
          "ceil",
          "year",
          "month",
          "day",
          "date_diff",
          "datediff",
          "date_part",
          "date_trunc",
          "extract",
          "epoch");

  private final Relation input;
  private final Function<JsonNode, Origins> bindings;

  /// Reads over an operator's input.
  ///
  /// @param bindings what a reference by table and column index means
  PlanExpressions(Relation input, Function<JsonNode, Origins> bindings) {
    this.input = input;
    this.bindings = bindings;
  }

  /// All expressions anywhere below, together.
  Origins all(JsonNode json) {
    return Origins.of(inside(json));
  }

  Origins of(JsonNode expression) {
    return switch (expression.path("expression_class").asString("")) {
      case "BOUND_REF" -> input.column(expression.path("index").asInt(-1));
      case "BOUND_COLUMN_REF" -> bindings.apply(expression.path("binding"));
      case "BOUND_CONSTANT" -> Origins.NONE;
      case "BOUND_FUNCTION" -> function(expression);
      case "BOUND_AGGREGATE",
          "BOUND_WINDOW",
          "BOUND_CASE",
          "BOUND_CAST",
          "BOUND_BETWEEN",
          "BOUND_COMPARISON",
          "BOUND_CONJUNCTION",
          "BOUND_OPERATOR",
          "BOUND_UNNEST",
          "BOUND_LAMBDA" ->
          nested(expression);
      default -> input.rest().and(nested(expression));
    };
  }

  private Origins function(JsonNode function) {
    String name = name(function);
    JsonNode children = function.path("children");
    return switch (name) {
      case "weft_year", "weft_bucket", "weft_redact", "weft_pseudonym" -> shortened(name, children);
      case "struct_pack", "row" -> struct(function, children);
      case "struct_extract", "struct_extract_at", "array_extract" -> extract(function, children);
      default -> nested(function);
    };
  }

  /// A function of the platform shows less of its first argument; how is said by the others.
  private Origins shortened(String name, JsonNode children) {
    List<Origins> parts = new ArrayList<>();
    for (int at = 0; at < children.size(); at++) {
      Origins part = of(children.get(at));
      parts.add(at == 0 ? part.through(name) : part);
    }
    return Origins.of(parts);
  }

  /// An aggregate of the outermost block. Only the plain ones say what passed them: a condition
  /// inside could single out one row.
  Origins aggregate(JsonNode aggregate) {
    String name = name(aggregate);
    JsonNode children = aggregate.path("children");
    boolean plain =
        DECLASSIFYING.contains(name)
            && children.size() == 1
            && aggregate.path("filter").path("expression_class").isMissingNode()
            && aggregate.path("order_bys").path("orders").isEmpty();
    if (!plain) {
      return of(aggregate);
    }
    Origins argument = of(children.get(0));
    if (aggregate.path("aggregate_type").asString("").equals("DISTINCT")) {
      return name.equals("count") && argument.copy().isPresent()
          ? argument.through("count_distinct")
          : argument;
    }
    return isComputedOfOne(children.get(0)) && argument.ways().size() == 1
        ? argument.through(name)
        : argument;
  }

  /// One bare column, constants, and arithmetic without conditions.
  private boolean isComputedOfOne(JsonNode expression) {
    return switch (expression.path("expression_class").asString("")) {
      case "BOUND_REF", "BOUND_COLUMN_REF" -> of(expression).copy().isPresent();
      case "BOUND_CONSTANT" -> true;
      case "BOUND_CAST" -> isComputedOfOne(expression.path("child"));
      case "BOUND_FUNCTION" ->
          COMPUTING.contains(name(expression))
              && expression.path("children").valueStream().allMatch(this::isComputedOfOne);
      default -> false;
    };
  }

  private static String name(JsonNode function) {
    JsonNode path = function.path("qname").path("path");
    return path.isEmpty() ? "" : path.get(path.size() - 1).asString();
  }

  private Origins struct(JsonNode function, JsonNode children) {
    JsonNode names = function.path("return_type").path("type_info").path("child_types");
    if (names.size() != children.size()) {
      return nested(function);
    }
    Map<String, Origins> fields = new LinkedHashMap<>();
    for (int at = 0; at < children.size(); at++) {
      fields.put(names.get(at).path("first").asString("") + "", of(children.get(at)));
    }
    return fields.size() == children.size() ? Origins.struct(fields) : nested(function);
  }

  private Origins extract(JsonNode function, JsonNode children) {
    JsonNode key = constant(children.path(1)).path("value").path("value");
    if (children.size() == 2 && key.isString()) {
      return of(children.get(0)).field(key.asString());
    }
    if (children.size() == 2 && key.isInt()) {
      return at(of(children.get(0)), key.asInt());
    }
    return nested(function);
  }

  private static JsonNode constant(JsonNode expression) {
    return name(expression).equals("__cast")
        ? constant(expression.path("children").path(0))
        : expression;
  }

  private static Origins at(Origins struct, int position) {
    List<Origins> fields = List.copyOf(struct.fields().values());
    return position >= 1 && position <= fields.size() ? fields.get(position - 1) : struct;
  }

  private Origins nested(JsonNode expression) {
    List<Origins> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : expression.properties()) {
      if (!ASIDE.contains(field.getKey())) {
        parts.addAll(inside(field.getValue()));
      }
    }
    return Origins.of(parts);
  }

  private List<Origins> inside(JsonNode json) {
    if (json.has("expression_class")) {
      return List.of(of(json));
    }
    List<Origins> parts = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(item -> parts.addAll(inside(item)));
    } else if (json.isObject()) {
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        if (!ASIDE.contains(field.getKey()) && !field.getKey().equals("children")) {
          parts.addAll(inside(field.getValue()));
        }
      }
    }
    return parts;
  }
}
