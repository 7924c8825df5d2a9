package dev.weft.cli.product;

import dev.weft.cli.format.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Lineage as a tree. What stands further up with all that belongs to it is not repeated. Used
/// once.
final class LineageText {

  private final Map<Integer, JsonNode> nodes = new TreeMap<>();
  private final Map<Integer, List<JsonNode>> below = new TreeMap<>();
  private final String from;
  private final String to;
  private final Set<Integer> told = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  LineageText(JsonNode lineage) {
    boolean down = Json.text(lineage, "direction").equals("down");
    this.from = down ? "of" : "made";
    this.to = down ? "made" : "of";
    Json.items(lineage, "nodes").forEach(node -> nodes.put(node.path("id").asInt(), node));
    for (JsonNode edge : Json.items(lineage, "edges")) {
      below.computeIfAbsent(edge.path(from).asInt(), _ -> new ArrayList<>()).add(edge);
    }
  }

  List<String> lines() {
    for (Map.Entry<Integer, JsonNode> node : nodes.entrySet()) {
      if (node.getValue().path("steps").asInt() == 0) {
        tell(node.getKey(), "", "", "");
      }
    }
    return lines;
  }

  private void tell(int id, String lead, String branch, String lowered) {
    boolean before = !told.add(id);
    List<JsonNode> edges = below.getOrDefault(id, List.of());
    String again = before && !edges.isEmpty() ? "  (above)" : "";
    lines.add(lead + branch + name(id) + lowered + again);
    if (before) {
      return;
    }
    String indent = lead + (branch.isEmpty() ? "" : branch.startsWith("└") ? "   " : "│  ");
    for (int at = 0; at < edges.size(); at++) {
      JsonNode edge = edges.get(at);
      List<String> by = Json.texts(edge, "lowered");
      tell(
          edge.path(to).asInt(),
          indent,
          at == edges.size() - 1 ? "└─ " : "├─ ",
          by.isEmpty() ? "" : "  lowered by " + String.join(", ", by));
    }
  }

  private String name(int id) {
    JsonNode node = nodes.get(id);
    if (node == null || node.path("column").isNull() || !node.has("column")) {
      return "1 hidden product";
    }
    var labels = new LinkedHashMap<String, String>();
    node.path("labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asString()));
    return Json.text(node, "column")
        + (labels.isEmpty() ? "" : "  " + String.join(", ", labels.values()));
  }
}
