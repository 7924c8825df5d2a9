package dev.weft.engine.duckdb.tree;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes nodes of a tree. Names and texts are data of nodes, so whatever they contain they mean
/// themselves. A node belongs to one place of one tree.
public final class Syntax {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Syntax() {}

  public static ObjectNode column(String... names) {
    ObjectNode reference = expression("COLUMN_REF", "COLUMN_REF");
    ArrayNode all = reference.putArray("column_names");
    for (String name : names) {
      all.add(name);
    }
    return reference;
  }

  /// A field of a struct.
  public static ObjectNode field(ObjectNode struct, String name) {
    return call("struct_extract", struct, text(name));
  }

  public static ObjectNode text(String value) {
    return constant("STRING", value);
  }

  public static ObjectNode whole(long value) {
    return constant("INTEGER", Long.toString(value));
  }

  public static ObjectNode truth(boolean value) {
    return constant("BOOLEAN", Boolean.toString(value));
  }

  public static ObjectNode nothing() {
    return constant("NULL_LITERAL", "");
  }

  private static ObjectNode constant(String kind, String text) {
    ObjectNode constant = expression("CONSTANT", "VALUE_CONSTANT");
    constant.putObject("literal").put("kind", kind).put("text", text);
    return constant;
  }

  /// A function, or an operator by its sign.
  public static ObjectNode call(String name, ObjectNode... arguments) {
    ObjectNode call = expression("FUNCTION", "FUNCTION");
    call.put("function_name", name).put("schema", "").put("catalog", "");
    call.putObject("qualified_name").putArray("path").add(name);
    call.putNull("filter");
    ObjectNode order = call.putObject("order_bys").put("type", "ORDER_MODIFIER");
    order.putArray("orders");
    call.put("distinct", false).put("export_state", false);
    call.put("is_operator", !Character.isLetter(name.charAt(0)) && name.charAt(0) != '_');
    ArrayNode all = call.putArray("arguments");
    for (ObjectNode argument : arguments) {
      all.addObject().put("name", "").set("expression", argument);
    }
    return call;
  }

  /// For instance `COMPARE_EQUAL`.
  public static ObjectNode compare(String type, ObjectNode left, ObjectNode right) {
    ObjectNode comparison = expression("COMPARISON", type);
    comparison.set("left", left);
    comparison.set("right", right);
    return comparison;
  }

  /// For instance `OPERATOR_IS_NULL`, `OPERATOR_NOT`, `COMPARE_IN` with the value first.
  public static ObjectNode operator(String type, List<ObjectNode> children) {
    ObjectNode operator = expression("OPERATOR", type);
    operator.putArray("children").addAll(children);
    return operator;
  }

  /// At least two conditions.
  ///
  /// @param type `CONJUNCTION_AND` or `CONJUNCTION_OR`
  public static ObjectNode conjunction(String type, List<ObjectNode> children) {
    ObjectNode conjunction = expression("CONJUNCTION", type);
    conjunction.putArray("children").addAll(children);
    return conjunction;
  }

  public static ObjectNode cast(ObjectNode child, ObjectNode type) {
    ObjectNode cast = expression("CAST", "OPERATOR_CAST");
    cast.set("child", child);
    cast.put("try_cast", false).set("type_expr", type);
    return cast;
  }

  /// NULL where the condition holds, else the value.
  public static ObjectNode nullWhen(ObjectNode condition, ObjectNode value) {
    ObjectNode choice = expression("CASE", "CASE_EXPR");
    ObjectNode check = choice.putArray("case_checks").addObject();
    check.set("when_expr", condition);
    check.set("then_expr", nothing());
    choice.set("else_expr", value);
    return choice;
  }

  /// A type of tables.
  public static ObjectNode type(Type type) {
    return switch (type) {
      case Type.Primitive primitive -> type(name(primitive), List.of());
      case Type.Decimal(int precision, int scale) ->
          type("DECIMAL", List.of(whole(precision), whole(scale)));
      case Type.Struct(List<Column> fields) ->
          type("STRUCT", fields.stream().map(Syntax::fieldType).toList());
      case Type.ListOf(Column element) -> type("list", List.of(type(element.type())));
      case Type.MapOf(Column key, Column value) ->
          type("MAP", List.of(type(key.type()), type(value.type())));
    };
  }

  private static ObjectNode fieldType(Column field) {
    return type(field.type()).put("alias", field.name());
  }

  private static ObjectNode type(String name, List<ObjectNode> children) {
    ObjectNode type = expression("TYPE", "TYPE");
    type.put("catalog", "").put("schema", "").put("type_name", name);
    type.putArray("children").addAll(children);
    type.putObject("qualified_name").putArray("path").add(name);
    return type;
  }

  private static String name(Type.Primitive type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INT -> "INTEGER";
      case LONG -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BINARY -> "BLOB";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMPTZ";
      case UUID -> "UUID";
    };
  }

  /// A physical table under an alias.
  public static ObjectNode table(String name, String alias) {
    ObjectNode table = from("BASE_TABLE", alias);
    table.put("catalog_name", "").put("schema_name", "").put("table_name", name);
    table.putArray("column_name_alias");
    table.putNull("at_clause").putObject("qualified_name").putArray("path").add(name);
    return table;
  }

  /// A query of columns of one FROM.
  public static ObjectNode select(List<ObjectNode> columns, ObjectNode from) {
    ObjectNode select = JSON.objectNode().put("type", "SELECT_NODE");
    select.putArray("modifiers");
    select.putObject("cte_map").putArray("map");
    select.putArray("select_list").addAll(columns);
    select.set("from_table", from);
    select.putNull("where_clause");
    select.putArray("group_expressions");
    select.putArray("group_sets");
    select.put("aggregate_handling", "STANDARD_HANDLING");
    return select.putNull("having").putNull("sample").putNull("qualify");
  }

  /// Turns the node of a table into one of a query, under the same alias.
  public static void replace(ObjectNode table, ObjectNode query) {
    ObjectNode kept = table.deepCopy();
    table.removeAll();
    table.put("type", "SUBQUERY");
    for (String field :
        List.of(
            "alias", "sample", "query_location", "query_location_length", "column_name_alias")) {
      table.set(field, kept.path(field));
    }
    table.set("subquery", statement(query));
  }

  /// A whole statement.
  public static ObjectNode statement(ObjectNode query) {
    ObjectNode statement = JSON.objectNode();
    statement.set("node", query);
    statement.putArray("named_param_map");
    return statement;
  }

  /// Makes the engine finish a query before anything around it looks at a row: a limit that no
  /// result reaches, and that conditions are not moved through.
  public static void close(ObjectNode query) {
    ObjectNode limit = ((ArrayNode) query.path("modifiers")).addObject();
    limit.put("type", "LIMIT_MODIFIER").put("limit_type", "ROW_COUNT");
    limit.set("limit", whole(Long.MAX_VALUE));
    limit.putNull("offset");
  }

  private static ObjectNode expression(String family, String type) {
    return JSON.objectNode().put("class", family).put("type", type).put("alias", "");
  }

  private static ObjectNode from(String type, String alias) {
    return JSON.objectNode().put("type", type).put("alias", alias).putNull("sample");
  }
}
