package dev.weft.engine.duckdb.frontend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// By which names things in a FROM give a column, followed through CTEs and subqueries that do no
/// more than rename it. It goes by the text alone, so it is a guess: whoever uses a name judges by
/// the bound plan what it meant. Not thread-safe.
final class PlainNames {

  private final Map<String, Cte> ctes;

  private PlainNames(Map<String, Cte> ctes) {
    this.ctes = ctes;
  }

  /// What is seen in the FROM of a query.
  static PlainNames in(JsonNode query) {
    return new PlainNames(Map.of()).inside(query);
  }

  /// A CTE, looked into once per column however often it is mentioned.
  private record Cte(
      JsonNode query, List<String> aliases, PlainNames scope, Map<String, Set<String>> known) {
    Set<String> names(String column) {
      Set<String> names = known.get(column);
      if (names == null) {
        names = scope.outputs(query, aliases, column);
        known.put(column, names);
      }
      return names;
    }
  }

  /// Things in a FROM, joined ones one by one.
  static List<JsonNode> relations(JsonNode from) {
    return switch (from.path("type").asString("")) {
      case "JOIN" -> {
        List<JsonNode> both = new ArrayList<>(relations(from.path("left")));
        both.addAll(relations(from.path("right")));
        yield both;
      }
      case "BASE_TABLE", "SUBQUERY" -> List.of(from);
      default -> List.of();
    };
  }

  /// By which name a query qualifies columns of a thing in its FROM; empty when by none.
  static String qualifier(JsonNode relation) {
    JsonNode path = relation.path("qualified_name").path("path");
    String alias = relation.path("alias").asString("");
    return alias.isEmpty() && !path.isEmpty() ? path.get(path.size() - 1).asString() : alias;
  }

  /// The name by which a thing in FROM gives a column; its first one when it has several.
  Optional<String> find(JsonNode relation, String column) {
    return names(relation, column).stream().findFirst();
  }

  private Set<String> names(JsonNode relation, String column) {
    List<String> aliases = texts(relation.path("column_name_alias"));
    if (relation.path("type").asString("").equals("SUBQUERY")) {
      return outputs(relation.path("subquery").path("node"), aliases, column);
    }
    JsonNode path = relation.path("qualified_name").path("path");
    Cte cte = path.size() == 1 ? ctes.get(lower(path.get(0).asString(""))) : null;
    if (cte == null) {
      return aliases.isEmpty() ? Set.of(column) : Set.of();
    }
    return aliases.isEmpty()
        ? cte.names(column)
        : cte.scope().outputs(cte.query(), aliases, column);
  }

  /// @param aliases names of its columns in their order, as far as they are given from outside
  private Set<String> outputs(JsonNode query, List<String> aliases, String column) {
    if (!query.path("type").asString("").equals("SELECT_NODE")) {
      return Set.of();
    }
    PlainNames inside = inside(query);
    List<JsonNode> relations = relations(query.path("from_table"));
    Set<String> names = new LinkedHashSet<>();
    int at = 0;
    for (JsonNode item : query.path("select_list")) {
      switch (item.path("type").asString("")) {
        case "COLUMN_REF" -> {
          if (inside.gives(relations, texts(item.path("column_names")), column)) {
            names.add(at < aliases.size() ? aliases.get(at) : output(item));
          }
        }
        case "STAR" -> {
          if (!aliases.isEmpty()) {
            return names; // how many columns it stands for is not known here
          }
          relations.forEach(relation -> names.addAll(inside.names(relation, column)));
        }
        default -> {
          // computed, so no longer the column
        }
      }
      at++;
    }
    return names;
  }

  private boolean gives(List<JsonNode> relations, List<String> reference, String column) {
    String name = lower(reference.getLast());
    return relations.stream()
        .filter(
            relation ->
                reference.size() == 1
                    || lower(qualifier(relation))
                        .equals(lower(reference.get(reference.size() - 2))))
        .flatMap(relation -> names(relation, column).stream())
        .anyMatch(given -> lower(given).equals(name));
  }

  private static String output(JsonNode reference) {
    String alias = reference.path("alias").asString("");
    return alias.isEmpty() ? texts(reference.path("column_names")).getLast() : alias;
  }

  /// A CTE sees those before it.
  private PlainNames inside(JsonNode query) {
    JsonNode defined = query.path("cte_map").path("map");
    PlainNames scope = this;
    for (JsonNode entry : defined) {
      var more = new HashMap<>(scope.ctes);
      JsonNode value = entry.path("value");
      more.put(
          lower(entry.path("key").asString("")),
          new Cte(value.path("query_node"), texts(value.path("aliases")), scope, new HashMap<>()));
      scope = new PlainNames(more);
    }
    return scope;
  }

  private static List<String> texts(JsonNode names) {
    return names.valueStream().map(name -> name.asString("")).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
