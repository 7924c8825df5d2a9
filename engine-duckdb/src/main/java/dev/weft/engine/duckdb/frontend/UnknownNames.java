package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes names of columns that nobody gave out of a tree: people write values in double quotes, or
/// in none.
final class UnknownNames {

  private static final Set<String> LISTS = Set.of("column_names", "using_columns", "exclude_list");

  /// Texts that name a column or its table, in nodes of a star only.
  private static final Set<String> TEXTS = Set.of("relation_name", "table", "column");

  /// Where a statement gives names itself.
  private static final Set<String> GIVEN =
      Set.of("alias", "aliases", "column_name_alias", "expected_names", "unpivot_names");

  /// No plain name, so that it goes with the literals.
  private static final String LEFT_OUT = "?";

  private final Set<String> known = new TreeSet<>();

  /// @param columns that the statement may name
  UnknownNames(Statement statement, Set<String> columns) {
    columns.forEach(this::know);
    statement.paths().forEach(path -> path.forEach(this::know));
    know("");
  }

  /// Changes the tree of the statement, which is then fit to be written and for nothing else.
  void leaveOut(ObjectNode tree) {
    given(tree);
    replace(tree);
  }

  private void know(String name) {
    known.add(name.toLowerCase(Locale.ROOT));
  }

  private boolean isKnown(JsonNode name) {
    return known.contains(name.asString("").toLowerCase(Locale.ROOT));
  }

  /// These names stand in the text anyway.
  private void given(JsonNode json) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (GIVEN.contains(field.getKey())) {
        know(field.getValue().asString(""));
        field.getValue().forEach(name -> know(name.asString("")));
      }
    }
    json.path("cte_map").path("map").forEach(cte -> know(cte.path("key").asString("")));
    json.forEach(this::given);
  }

  private void replace(JsonNode json) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (LISTS.contains(field.getKey()) && field.getValue() instanceof ArrayNode names) {
        replaceAll(names);
      }
    }
    if (json instanceof ObjectNode node) {
      TEXTS.forEach(name -> replace(node, name));
      node.path("replace_list").forEach(one -> replace((ObjectNode) one, "key"));
    }
    json.forEach(this::replace);
  }

  private void replaceAll(ArrayNode names) {
    for (int at = 0; at < names.size(); at++) {
      if (!isKnown(names.get(at))) {
        names.set(at, LEFT_OUT);
      }
    }
  }

  private void replace(ObjectNode node, String field) {
    if (node.path(field).isString() && !isKnown(node.path(field))) {
      node.put(field, LEFT_OUT);
    }
  }
}
