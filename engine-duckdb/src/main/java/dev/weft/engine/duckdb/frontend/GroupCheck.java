package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Compares one query over a table with a minimum group with the little that may be written there.
/// What is not expressly allowed is refused. Used once.
final class GroupCheck {

  /// Something that is not allowed.
  ///
  /// @param what completes "it does not answer …"
  /// @param offset bytes into the text's UTF-8, -1 when unknown
  record Refused(String what, long offset) {}

  private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg");
  private static final Set<String> COMPARISONS =
      Set.of(
          "COMPARE_EQUAL",
          "COMPARE_LESSTHAN",
          "COMPARE_LESSTHANOREQUALTO",
          "COMPARE_GREATERTHAN",
          "COMPARE_GREATERTHANOREQUALTO");

  private final GroupBlock block;
  private final Node.Table mention;
  private final JsonNode query;
  private final Set<String> keys;
  private final List<Refused> refused = new ArrayList<>();

  GroupCheck(GroupBlock block, Node.Table mention) {
    this.block = block;
    this.mention = mention;
    this.query = block.query();
    this.keys = block.keys().stream().map(GroupCheck::lower).collect(Collectors.toSet());
  }

  List<Refused> refused() {
    return List.copyOf(refused);
  }

  void run() {
    query.path("select_list").forEach(item -> require(isItem(item), "such a column", item));
    query
        .path("group_expressions")
        .forEach(group -> require(isKey(group) || isPosition(group), "such a GROUP BY", group));
    condition(query.path("where_clause"));
    clauses();
    query.path("modifiers").forEach(this::modifier);
  }

  private void clauses() {
    JsonNode table = mention.json();
    require(query.path("having").isNull(), "HAVING", query.path("having"));
    require(query.path("qualify").isNull(), "QUALIFY", query.path("qualify"));
    require(query.path("sample").isNull() && table.path("sample").isNull(), "a sample", table);
    require(table.path("column_name_alias").isEmpty(), "renamed columns", table);
    require(
        query.path("group_sets").size() <= 1
            && query.path("group_sets").path(0).size() == query.path("group_expressions").size(),
        "several sets of groups",
        table);
    require(
        !query.path("group_expressions").isEmpty()
            || query.path("aggregate_handling").asString("").equals("FORCE_AGGREGATES")
            || all(query.path("select_list"), this::isAggregate),
        "single rows",
        query.path("select_list").path(0));
  }

  private boolean isItem(JsonNode item) {
    return isKey(item) || isAggregate(item);
  }

  private boolean isKey(JsonNode node) {
    return column(node).filter(name -> keys.contains(lower(name))).isPresent();
  }

  private boolean isPosition(JsonNode node) {
    JsonNode literal = node.path("literal");
    int at =
        literal.path("text").asString("").matches("\\d{1,4}")
            ? Integer.parseInt(literal.path("text").asString())
            : 0;
    return literal.path("kind").asString("").equals("INTEGER")
        && at >= 1
        && isItem(query.path("select_list").path(at - 1));
  }

  private boolean isAggregate(JsonNode node) {
    if (!node.path("class").asString("").equals("FUNCTION")
        || node.path("distinct").asBoolean(true)
        || !node.path("filter").isNull()
        || !node.path("order_bys").path("orders").isEmpty()
        || node.path("qualified_name").path("path").size() != 1) {
      return false;
    }
    String name = lower(node.path("qualified_name").path("path").path(0).asString(""));
    JsonNode arguments = node.path("arguments");
    return name.equals("count_star")
        ? arguments.isEmpty()
        : AGGREGATES.contains(name)
            && arguments.size() == 1
            && isNumber(arguments.path(0).path("expression"));
  }

  private boolean isNumber(JsonNode node) {
    return column(node)
        .flatMap(this::visible)
        .filter(column -> isNumeric(column.type()))
        .isPresent();
  }

  private Optional<Column> visible(String name) {
    return block.table().visible().columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }

  static boolean isNumeric(Type type) {
    return type == Type.Primitive.INT
        || type == Type.Primitive.LONG
        || type == Type.Primitive.FLOAT
        || type == Type.Primitive.DOUBLE
        || type instanceof Type.Decimal;
  }

  /// The name of a column of the table, bare or behind the table's name.
  private Optional<String> column(JsonNode node) {
    if (!node.path("class").asString("").equals("COLUMN_REF")) {
      return Optional.empty();
    }
    List<String> names =
        node.path("column_names").valueStream().map(name -> lower(name.asString(""))).toList();
    List<String> before = names.subList(0, Math.max(0, names.size() - 1));
    String alias = lower(mention.alias().isEmpty() ? mention.path().getLast() : mention.alias());
    boolean qualified = before.equals(List.of(alias)) || isFullName(before);
    return !names.isEmpty() && (before.isEmpty() || qualified)
        ? Optional.of(names.getLast())
        : Optional.empty();
  }

  private boolean isFullName(List<String> names) {
    return mention.alias().isEmpty() && names.equals(Mentions.path(mention));
  }

  private void condition(JsonNode node) {
    if (node.isNull()) {
      return;
    }
    String type = node.path("type").asString("");
    if (type.equals("CONJUNCTION_AND")) {
      node.path("children").forEach(this::condition);
    } else {
      require(isCondition(type, node), "such a condition", node);
    }
  }

  private boolean isCondition(String type, JsonNode node) {
    if (COMPARISONS.contains(type)) {
      JsonNode left = node.path("left");
      JsonNode right = node.path("right");
      return (isKey(left) && isConstant(left, right)) || (isKey(right) && isConstant(right, left));
    }
    JsonNode input = node.path("input");
    return switch (type) {
      case "COMPARE_BETWEEN" ->
          isKey(input)
              && isConstant(input, node.path("lower"))
              && isConstant(input, node.path("upper"));
      case "COMPARE_IN" -> isIn(node.path("children"));
      default -> false;
    };
  }

  private boolean isIn(JsonNode children) {
    JsonNode value = children.path(0);
    return children.size() > 1
        && isKey(value)
        && StreamSupport.stream(children.spliterator(), false)
            .skip(1)
            .allMatch(child -> isConstant(value, child));
  }

  /// A constant that leaves the column as it is: were the column cast to the constant's type, a
  /// value that does not fit would show itself by a failure.
  private boolean isConstant(JsonNode key, JsonNode node) {
    Type type = column(key).flatMap(this::visible).map(Column::type).orElse(Type.Primitive.BINARY);
    if (node.path("class").asString("").equals("CAST")) {
      return node.path("child").path("class").asString("").equals("CONSTANT")
          && node.path("type_expr").path("children").isEmpty()
          && names(type).contains(lower(node.path("type_expr").path("type_name").asString("")));
    }
    JsonNode literal = node.path("literal");
    return switch (literal.path("kind").asString("")) {
      case "STRING" -> true;
      case "INTEGER" -> isNumeric(type);
      case "NUMERIC" -> holds(type, literal.path("text").asString(""));
      case "BOOLEAN" -> type == Type.Primitive.BOOLEAN;
      default -> false;
    };
  }

  private static Set<String> names(Type type) {
    if (!(type instanceof Type.Primitive primitive)) {
      return Set.of();
    }
    return switch (primitive) {
      case DATE -> Set.of("date");
      case TIME -> Set.of("time");
      case TIMESTAMP -> Set.of("timestamp", "datetime");
      case TIMESTAMPTZ -> Set.of("timestamptz", "timestamp with time zone");
      case UUID -> Set.of("uuid");
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BINARY -> Set.of();
    };
  }

  private static boolean holds(Type type, String number) {
    int point = number.indexOf('.');
    return type == Type.Primitive.FLOAT
        || type == Type.Primitive.DOUBLE
        || (type instanceof Type.Decimal decimal
            && number.matches("-?\\d*\\.\\d*")
            && number.length() - point - 1 <= decimal.scale());
  }

  private void modifier(JsonNode modifier) {
    switch (modifier.path("type").asString("")) {
      case "ORDER_MODIFIER" ->
          modifier
              .path("orders")
              .forEach(
                  order -> {
                    JsonNode expression = order.path("expression");
                    require(isOrder(expression), "such an ORDER BY", expression);
                  });
      case "LIMIT_MODIFIER" ->
          require(
              modifier.path("limit_type").asString("").equals("ROW_COUNT")
                  && isCount(modifier.path("limit"))
                  && isCount(modifier.path("offset")),
              "such a LIMIT",
              modifier.path("limit"));
      default -> require(false, "DISTINCT", mention.json());
    }
  }

  private boolean isOrder(JsonNode node) {
    return isItem(node) || isPosition(node) || isAlias(node);
  }

  private boolean isAlias(JsonNode node) {
    JsonNode names = node.path("column_names");
    return names.size() == 1
        && query
            .path("select_list")
            .valueStream()
            .anyMatch(
                item -> item.path("alias").asString("").equalsIgnoreCase(names.path(0).asString()));
  }

  private static boolean isCount(JsonNode node) {
    return node.isNull() || node.path("literal").path("kind").asString("").equals("INTEGER");
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> test) {
    return list.valueStream().allMatch(test);
  }

  private void require(boolean holds, String what, JsonNode where) {
    if (!holds) {
      refused.add(new Refused(what, Node.offsetOf(where)));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
