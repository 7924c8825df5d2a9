package dev.weft.engine.duckdb.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares one tree with the grammar and makes nodes of it. Used once.
final class TreeCheck {

  private final Grammar grammar;
  private final SyntaxTree.Limits limits;
  private int nodes;
  private int queries;
  private int depth;
  private long offset = -1;

  TreeCheck(Grammar grammar, SyntaxTree.Limits limits) {
    this.grammar = grammar;
    this.limits = limits;
  }

  /// Checks a node and everything below it.
  Node node(String sort, JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      throw refused(sort, "");
    }
    count(sort);
    offset = Math.max(Node.offsetOf(object), -1) >= 0 ? Node.offsetOf(object) : offset;
    Grammar.Sort family = grammar.sort(sort);
    String kind =
        family.key().equals("-")
            ? family.kinds().keySet().iterator().next()
            : object.path(family.key()).asString("");
    Map<String, Rule> fields = family.kinds().get(kind);
    if (fields == null) {
      throw refused(sort + "." + kind, kind);
    }
    String name = family.key().equals("-") ? sort : sort + "." + kind;
    depth++;
    List<Node> children = children(name, object, fields);
    depth--;
    return typed(sort, kind, object, children);
  }

  private List<Node> children(String name, ObjectNode object, Map<String, Rule> fields) {
    for (String field : object.propertyNames()) {
      if (!fields.containsKey(field)) {
        throw refused(name + "." + field, field);
      }
    }
    List<Node> children = new ArrayList<>();
    for (Map.Entry<String, Rule> field : fields.entrySet()) {
      String what = name + "." + field.getKey();
      field(what, object, field.getKey(), field.getValue(), children);
    }
    return children;
  }

  private void field(String name, ObjectNode object, String field, Rule rule, List<Node> children) {
    JsonNode value = object.path(field);
    switch (rule) {
      case Rule.One(String sort, Rule.Presence presence) -> {
        if (!value.isNull() || presence == Rule.Presence.REQUIRED) {
          requireObject(name, field, value);
          children.add(node(sort, value));
        }
      }
      case Rule.Many(String sort) -> list(name, field, value, sort, children);
      case Rule.Rows(String sort) -> {
        require(value.isArray(), name, field);
        for (JsonNode row : value) {
          list(name, field, row, sort, children);
        }
      }
      case Rule.Only(var words) -> require(words.contains(value.asString("")), name, field);
      case Rule.Plain plain -> require(fits(plain, value), name, field);
    }
  }

  private void list(String name, String field, JsonNode value, String sort, List<Node> children) {
    require(value.isArray(), name, field);
    for (JsonNode item : value) {
      children.add(node(sort, item));
    }
  }

  private static boolean fits(Rule.Plain plain, JsonNode value) {
    return switch (plain) {
      case TEXT -> value.isString();
      case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
      case NUMBER -> value.isNumber();
      case LISTS -> value.isNumber() || isListOfLists(value);
      case FLAG -> value.isBoolean();
      case NONE ->
          value.isNull()
              || (value.isContainer() && value.isEmpty())
              || (value.isString() && value.asString().isEmpty())
              || (value.isBoolean() && !value.asBoolean());
    };
  }

  private static boolean isListOfLists(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(item -> fits(Rule.Plain.LISTS, item));
  }

  private void requireObject(String name, String field, JsonNode value) {
    require(value.isObject(), name, field);
  }

  private void require(boolean holds, String name, String field) {
    if (!holds) {
      throw refused(name, field);
    }
  }

  private void count(String sort) {
    nodes++;
    queries += sort.equals("query") ? 1 : 0;
    if (nodes > limits.nodes() || queries > limits.queries() || depth > limits.depth()) {
      throw new TreeRefusal(
          "as many parts as it has",
          "Split it: at most "
              + limits.queries()
              + " queries, "
              + limits.depth()
              + " levels and "
              + limits.nodes()
              + " expressions are read.",
          -1);
    }
  }

  private TreeRefusal refused(String name, String part) {
    return grammar
        .word(name)
        .map(word -> new TreeRefusal(word.construct(), word.remedy(), offset))
        .orElseGet(() -> new TreeRefusal("'" + plain(part, name) + "'", "", offset));
  }

  private static String plain(String part, String name) {
    return (part.isEmpty() ? name : part).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Node typed(String sort, String kind, ObjectNode json, List<Node> children) {
    return switch (sort + "." + kind) {
      case "query.SELECT_NODE", "query.SET_OPERATION_NODE", "query.RECURSIVE_CTE_NODE" ->
          new Node.Query(json, children);
      case "ctes.ctes" -> new Node.Ctes(json, children);
      case "namedCte.namedCte" -> new Node.Cte(json, children);
      case "from.BASE_TABLE" -> new Node.Table(json, children);
      case "from.TABLE_FUNCTION" -> new Node.TableFunction(json, children);
      case "expr.FUNCTION", "expr.WINDOW" -> new Node.Call(json, children);
      case "expr.COLUMN_REF" -> new Node.Reference(json, children);
      case "expr.TYPE" -> new Node.TypeName(json, children);
      case "sample.sample" -> new Node.Sample(json, children);
      default -> new Node.Other(json, children);
    };
  }
}
