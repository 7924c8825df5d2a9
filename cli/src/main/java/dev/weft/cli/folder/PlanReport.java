package dev.weft.cli.folder;

import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Markdown;
import dev.weft.cli.terminal.Spans;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A plan as build servers and reviews read it.
final class PlanReport {

  private PlanReport() {}

  /// Workflow commands of GitHub Actions: one line per finding at its place, per promise that would
  /// break, and per document that somebody else has to stand behind.
  static List<String> github(JsonNode plan, List<Reported> findings) {
    List<String> lines = new ArrayList<>(Reports.github(findings));
    for (JsonNode product : Json.items(plan, "products")) {
      for (JsonNode contract : Json.items(product, "contracts")) {
        for (JsonNode change : Json.items(contract, "changes")) {
          if (Json.text(change, "impact").equals("major")) {
            String text = Json.text(contract, "id") + ": " + sentence(change);
            String level = Planning.letGo(change).isEmpty() ? "warning" : "notice";
            lines.add(Reports.command(level, "", Json.text(change, "rule"), text));
          }
        }
      }
    }
    for (JsonNode other : Json.items(plan, "notYours")) {
      String text = named(other) + " waits for " + String.join(", ", Json.texts(other, "who"));
      lines.add(Reports.command("notice", Json.text(other, "file"), "not yours", text));
    }
    return lines;
  }

  private static String sentence(JsonNode change) {
    List<String> whom = whom(change);
    return Json.text(change, "message")
        + (whom.isEmpty() ? "" : "; reaches " + String.join(", ", whom))
        + Planning.letGo(change);
  }

  private static List<String> whom(JsonNode change) {
    List<String> whom = new ArrayList<>(Json.texts(change, "reaches"));
    Json.texts(change, "observed").stream()
        .filter(reader -> !whom.contains(reader))
        .forEach(whom::add);
    long hidden = change.path("hiddenReaches").asLong() + change.path("hiddenObserved").asLong();
    if (hidden > 0) {
      whom.add(hidden + " that you may not see");
    }
    return whom;
  }

  private static String named(JsonNode document) {
    return Json.text(document, "kind") + " " + Json.text(document, "name");
  }

  /// A page for a comment on a pull request.
  static List<String> markdown(JsonNode plan, List<Reported> findings) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + (Planning.isEmpty(plan) ? "Nothing changes" : title(plan)));
    documents(plan, lines);
    Json.items(plan, "products").forEach(product -> product(product, lines));
    for (JsonNode other : Json.items(plan, "notYours")) {
      lines.add(
          "- "
              + Markdown.plain(named(other))
              + " waits for "
              + Markdown.plain(String.join(", ", Json.texts(other, "who"))));
    }
    if (!findings.isEmpty()) {
      lines.add("");
      lines.add("| Finding | Where | What |");
      lines.add("|---|---|---|");
      findings.forEach(
          finding ->
              lines.add(
                  "| "
                      + finding.code()
                      + " | "
                      + Markdown.code(finding.place())
                      + " | "
                      + Markdown.plain(finding.message())
                      + " |"));
    }
    return lines;
  }

  private static String title(JsonNode plan) {
    long documents = Json.items(plan, "documents").size();
    long products = Json.items(plan, "products").size();
    return Spans.count(documents, "document") + " and " + Spans.count(products, "product");
  }

  private static void documents(JsonNode plan, List<String> lines) {
    for (JsonNode document : Json.items(plan, "documents")) {
      lines.add(
          "- "
              + Json.text(document, "action")
              + " "
              + Markdown.plain(named(document))
              + " "
              + Markdown.code(Json.text(document, "file")));
    }
  }

  private static void product(JsonNode product, List<String> lines) {
    lines.add(
        "- "
            + Json.text(product, "action")
            + " product **"
            + Markdown.plain(Json.text(product, "product"))
            + "** "
            + Json.text(product, "toVersion")
            + (Json.isTrue(product, "rebuilds") ? ", will be built by its next run" : ""));
    for (JsonNode contract : Json.items(product, "contracts")) {
      for (JsonNode change : Json.items(contract, "changes")) {
        lines.add("  - " + Json.text(change, "impact") + ": " + Markdown.plain(sentence(change)));
      }
    }
  }
}
