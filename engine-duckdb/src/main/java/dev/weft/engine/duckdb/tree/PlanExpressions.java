package dev.weft.engine.duckdb.tree;

import dev.weft.engine.duckdb.tree.Origins.Copy;
import dev.weft.engine.duckdb.tree.Origins.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    JsonNode filter = aggregate.path("filter");
    boolean unconditional = filter.path("expression_class").isMissingNode();
    boolean distinct = aggregate.path("aggregate_type").asString("").equals("DISTINCT");
    boolean simple =
        DECLASSIFYING.contains(name)
            && children.size() == 1
            && aggregate.path("order_bys").path("orders").isEmpty();
    if (simple && distinct && name.equals("count")) {
      Origins argument = of(children.get(0));
      return unconditional ? different(argument) : present(argument, filter, aggregate);
    }
    return simple && unconditional ? over(name, distinct, children.get(0)) : of(aggregate);
  }

  private static Origins different(Origins argument) {
    return argument
        .copy()
        .map(copy -> argument.through(new Way("count_distinct", copy.row())))
        .orElse(argument);
  }

  /// How many different values a column has where another one of the same row has any.
  private Origins present(Origins argument, JsonNode filter, JsonNode aggregate) {
    boolean isThere = filter.path("type").asString("").equals("OPERATOR_IS_NOT_NULL");
    Origins value = isThere ? of(filter.path("children").path(0)) : Origins.NONE;
    Optional<String> row = value.copy().map(Copy::row);
    if (row.isEmpty() || !row.equals(argument.copy().map(Copy::row))) {
      return of(aggregate);
    }
    return argument
        .through(new Way(Way.COUNTED, row.get()))
        .and(value.through(new Way(Way.PRESENT, row.get())));
  }

  private Origins over(String name, boolean distinct, JsonNode child) {
    Origins argument = of(child);
    Set<Copy> copies = new HashSet<>();
    return !distinct && isComputed(child, copies) && copies.size() == 1
        ? argument.through(new Way(name, copies.iterator().next().row()))
        : argument;
  }

  /// Whether a value is made of bare columns, constants, and arithmetic without conditions.
  ///
  /// @param of takes up the columns
  private boolean isComputed(JsonNode expression, Set<Copy> of) {
    return switch (expression.path("expression_class").asString("")) {
      case "BOUND_REF", "BOUND_COLUMN_REF" -> {
        Optional<Copy> copy = of(expression).copy();
        copy.ifPresent(of::add);
        yield copy.isPresent();
      }
      case "BOUND_CONSTANT" -> true;
      case "BOUND_CAST" -> isComputed(expression.path("child"), of);
      case "BOUND_FUNCTION" ->
          COMPUTING.contains(name(expression))
              && expression.path("children").valueStream().allMatch(child -> isComputed(child, of));
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
