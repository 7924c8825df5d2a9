package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import dev.weft.engine.duckdb.tree.Syntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts what may be read in place of the tables of a tree, and shortens references that are
/// qualified with a table's full name to its alias. Changes the tree. Used once.
final class Substitution extends ScopedWalk {

  /// What stands in place of a table.
  private sealed interface Place {
    /// A physical table that is read as it is.
    record Physical(String name) implements Place {}

    /// A query of what may be seen.
    record Query(ObjectNode select) implements Place {}
  }

  private final Map<List<String>, Place> places = new HashMap<>();
  private final Set<List<String>> missing = new HashSet<>();
  private final List<Runnable> changes = new ArrayList<>();

  /// Mentions of the path become a physical name.
  void put(List<String> path, String physical) {
    places.put(lower(path), new Place.Physical(physical));
  }

  /// Mentions of the path become a query.
  void put(List<String> path, ObjectNode select) {
    places.put(lower(path), new Place.Query(select));
  }

  /// Changes the tree; paths without a place stay and are returned.
  Set<List<String>> apply(Node root) {
    walk(root);
    changes.forEach(Runnable::run);
    return missing;
  }

  @Override
  void table(Node.Table table) {
    List<String> path = Mentions.path(table);
    Place place = places.get(path);
    if (place == null) {
      missing.add(path);
    } else {
      String alias = table.alias().isEmpty() ? table.path().getLast() : table.alias();
      changes.add(() -> place(table.json(), place, alias));
    }
  }

  /// The one place where a mention becomes what the caller may read. Alias, sample and column names
  /// stay as written.
  private static void place(ObjectNode table, Place place, String alias) {
    table.put("alias", alias);
    switch (place) {
      case Place.Physical(String name) -> {
        table.put("catalog_name", "").put("schema_name", "").put("table_name", name);
        table.putObject("qualified_name").putArray("path").add(name);
      }
      case Place.Query(ObjectNode select) -> Syntax.replace(table, select.deepCopy());
    }
  }

  private static List<String> lower(List<String> path) {
    return path.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  void reference(Node.Reference reference, Scope scope) {
    List<String> names = reference.names();
    scope
        .qualifier(names)
        .map(table -> table.path().size())
        .ifPresent(qualifier -> changes.add(() -> shorten(reference, names, qualifier)));
  }

  private static void shorten(Node.Reference reference, List<String> names, int qualifier) {
    ArrayNode rest = reference.json().putArray("column_names");
    names.subList(qualifier - 1, names.size()).forEach(rest::add);
  }

  @Override
  void enter(Node node) {
    if (node instanceof Node.Call call && call.path().size() > 1) {
      changes.add(() -> asFunction(call));
    }
  }

  /// `name.upper()` reads like a function of a schema; it is `upper(name)`.
  private static void asFunction(Node.Call call) {
    List<String> path = call.path();
    ObjectNode json = call.json();
    ObjectNode reference = json.objectNode();
    reference.put("class", "COLUMN_REF").put("type", "COLUMN_REF").put("alias", "");
    reference.set("query_location", json.path("query_location"));
    reference.set("query_location_length", json.path("query_location_length"));
    ArrayNode names = reference.putArray("column_names");
    path.subList(0, path.size() - 1).forEach(names::add);
    ArrayNode arguments = json.arrayNode();
    arguments.addObject().put("name", "").set("expression", reference);
    json.path("arguments").forEach(arguments::add);
    json.put("schema", "").put("catalog", "");
    json.set("arguments", arguments);
    json.putObject("qualified_name").putArray("path").add(path.getLast().toLowerCase(Locale.ROOT));
  }
}
