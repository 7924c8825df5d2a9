package dev.weft.engine.duckdb.tree;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A node of a checked tree. `json` is the node itself: changing it changes the tree.
public sealed interface Node {

  /// What it stands on in the tree.
  ObjectNode json();

  /// All nodes directly below, in the order of the fields; nothing of the tree is left out.
  List<Node> children();

  /// SELECT, a set operation or a recursive CTE.
  record Query(ObjectNode json, List<Node> children) implements Node {
    public Query {
      children = List.copyOf(children);
    }

    /// Whether the second arm sees the query by its own name.
    public boolean isRecursive() {
      return json.path("type").asString().equals("RECURSIVE_CTE_NODE");
    }

    /// The name of a recursive CTE.
    public String cteName() {
      return json.path("cte_name").asString();
    }
  }

  /// The list of a query's CTEs; its children are `Cte`s in order.
  record Ctes(ObjectNode json, List<Node> children) implements Node {
    public Ctes {
      children = List.copyOf(children);
    }
  }

  /// One CTE.
  record Cte(ObjectNode json, List<Node> children) implements Node {
    public Cte {
      children = List.copyOf(children);
    }

    public String name() {
      return json.path("key").asString();
    }
  }

  /// A mention of a table or a CTE.
  record Table(ObjectNode json, List<Node> children) implements Node {
    public Table {
      children = List.copyOf(children);
    }

    /// As written, unquoted, any number of names.
    public List<String> path() {
      return texts(json.path("qualified_name").path("path"));
    }

    /// Empty when none was given.
    public String alias() {
      return json.path("alias").asString();
    }
  }

  /// A function in the place of a table; its call is the child.
  record TableFunction(ObjectNode json, List<Node> children) implements Node {
    public TableFunction {
      children = List.copyOf(children);
    }
  }

  /// A function, operator or window.
  record Call(ObjectNode json, List<Node> children) implements Node {
    public Call {
      children = List.copyOf(children);
    }

    /// The name last; before it whatever it was qualified with.
    public List<String> path() {
      return texts(json.path("qualified_name").path("path"));
    }
  }

  /// A reference to a column, a field or a whole row.
  record Reference(ObjectNode json, List<Node> children) implements Node {
    public Reference {
      children = List.copyOf(children);
    }

    public List<String> names() {
      return texts(json.path("column_names"));
    }
  }

  /// A type by name.
  record TypeName(ObjectNode json, List<Node> children) implements Node {
    public TypeName {
      children = List.copyOf(children);
    }

    public List<String> path() {
      return texts(json.path("qualified_name").path("path"));
    }
  }

  /// A sample clause.
  record Sample(ObjectNode json, List<Node> children) implements Node {
    public Sample {
      children = List.copyOf(children);
    }
  }

  /// Everything else that is allowed and needs no thought.
  record Other(ObjectNode json, List<Node> children) implements Node {
    public Other {
      children = List.copyOf(children);
    }
  }

  /// Bytes into the text's UTF-8, -1 when unknown.
  default long offset() {
    return offsetOf(json());
  }

  /// Where a node of the tree stands: bytes into the text's UTF-8, -1 when unknown.
  static long offsetOf(JsonNode json) {
    JsonNode location = json.path("query_location");
    return location.canConvertToLong() ? location.asLong() : -1;
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>(list.size());
    list.forEach(item -> all.add(item.asString()));
    return all;
  }
}
