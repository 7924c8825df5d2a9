package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Node;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the names of output columns as the text gives them. A column without a name is called
/// after its expression; where that holds a query, it would be called after generated text.
final class OutputNames {

  private static final String SELECT = "SELECT ";
  private static final int LONGEST = 200;

  private final Analyser analyser;
  private @Nullable ObjectNode template;

  OutputNames(Analyser analyser) {
    this.analyser = analyser;
  }

  /// Gives such columns their names; to be called before the tree's tables are replaced.
  void keep(Node node) {
    if (node instanceof Node.Query query) {
      name(query);
    }
    node.children().forEach(this::keep);
  }

  private void name(Node.Query query) {
    JsonNode select = query.json().path("select_list");
    for (Node child : query.children()) {
      boolean listed = select.valueStream().anyMatch(child.json()::equals);
      if (listed && child.json().path("alias").asString("").isEmpty() && mentions(child)) {
        child.json().put("alias", text(child.json()));
      }
    }
  }

  private static boolean mentions(Node node) {
    return node instanceof Node.Table
        || (node instanceof Node.Call call && SpaceCalls.isOne(call))
        || node.children().stream().anyMatch(OutputNames::mentions);
  }

  private String text(ObjectNode expression) {
    if (template == null) {
      template = analyser.tree("SELECT 1");
    }
    ObjectNode statement = template.deepCopy();
    ObjectNode query = (ObjectNode) statement.path("node");
    query.putArray("select_list").add(expression.deepCopy());
    String text = analyser.write(statement);
    String name = text.startsWith(SELECT) ? text.substring(SELECT.length()) : "subquery";
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }
}
