package dev.weft.cli.folder;

import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Problems;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Style;
import dev.weft.cli.terminal.Width;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A plan as people read it: `+` added, `~` changed, `-` removed, `?` agreed to by the caller,
/// which is not enough; what a move changes; what lowers labels; who reads what changes; what
/// somebody else has to apply; findings; the count.
public final class PlanText {

  private static final int CHANGES = 10;

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Style style) {
    this.style = style;
  }

  static List<String> of(JsonNode plan, Path folder, Style style) {
    return of(plan, Folders.seen(Problems.findings(plan), folder), style);
  }

  /// The plan of a folder that is somewhere else.
  public static List<String> of(JsonNode plan, Style style) {
    return of(plan, Problems.findings(plan), style);
  }

  private static List<String> of(JsonNode plan, List<Reported> findings, Style style) {
    PlanText text = new PlanText(style);
    text.documents(plan);
    Json.items(plan, "moves").forEach(text::move);
    Json.items(plan, "products").forEach(text::product);
    text.notYours(plan);
    text.replay(plan);
    text.lines.addAll(Findings.lines(findings, style));
    text.lines.add(Planning.isEmpty(plan) ? nothing(plan) : count(plan));
    return text.lines;
  }

  private void documents(JsonNode plan) {
    for (JsonNode document : Json.items(plan, "documents")) {
      add(
          "",
          Json.text(document, "action"),
          Json.text(document, "kind") + " " + Json.text(document, "name"),
          Json.text(document, "file"));
    }
  }

  private void move(JsonNode move) {
    add("", "change", "product " + Json.text(move, "from"), "moves to " + Json.text(move, "to"));
    for (JsonNode effect : Json.items(move, "effects")) {
      String name = Json.text(effect, "kind") + " " + Json.text(effect, "name");
      lines.add("    " + Width.tame(name + ": " + Json.text(effect, "effect")));
    }
  }

  private void product(JsonNode product) {
    add(
        "",
        Json.text(product, "action"),
        "product " + Json.text(product, "product"),
        change(product, "fromVersion", "toVersion"));
    if (!Json.text(product, "fromStatus").isEmpty()) {
      status(Json.text(product, "fromStatus"), Json.text(product, "toStatus"));
    }
    for (JsonNode table : Json.items(product, "tables")) {
      String internal = Json.isTrue(table, "internal") ? "internal" : "";
      add("  ", Json.text(table, "action"), "table " + Json.text(table, "name"), internal);
      Json.items(table, "columns").forEach(this::column);
    }
    Json.items(product, "contracts").forEach(this::contract);
    Json.items(product, "labels").forEach(this::lowered);
    for (JsonNode reader : Json.items(product, "readers")) {
      String tables = String.join(", ", Json.texts(reader, "tables"));
      lines.add("    read by " + Width.tame(Json.text(reader, "product") + ": " + tables));
    }
    long hidden = product.path("hiddenReaders").asLong();
    if (hidden > 0) {
      lines.add("    read by " + Spans.count(hidden, "hidden product"));
    }
    if (Json.isTrue(product, "rebuilds")) {
      boolean fresh = Json.text(product, "action").equals("add");
      lines.add("    will be " + (fresh ? "built" : "rebuilt") + " by its next run");
    }
  }

  private void status(String from, String to) {
    if (!from.equals(to)) {
      lines.add("    status " + Width.tame(from + " → " + to));
    }
  }

  private void contract(JsonNode contract) {
    List<JsonNode> changes = Json.items(contract, "changes");
    String versions = change(contract, "fromVersion", "toVersion");
    add(
        "  ",
        Json.text(contract, "action"),
        "contract " + Json.text(contract, "id"),
        changes.isEmpty() ? versions : versions + ", " + Json.text(contract, "impact"));
    changes.stream().limit(CHANGES).forEach(this::promise);
    if (changes.size() > CHANGES) {
      lines.add("      " + (changes.size() - CHANGES) + " more; `-o json` has them all");
    }
  }

  private void promise(JsonNode change) {
    String impact = Json.text(change, "impact");
    List<String> reaches = new ArrayList<>(Json.texts(change, "reaches"));
    long hidden = change.path("hiddenReaches").asLong();
    if (hidden > 0) {
      reaches.add(hidden + " that you may not see");
    }
    List<String> observed = new ArrayList<>(Json.texts(change, "observed"));
    long hiddenObserved = change.path("hiddenObserved").asLong();
    if (hiddenObserved > 0) {
      observed.add(hiddenObserved + " that you may not see");
    }
    String whom =
        (reaches.isEmpty() ? "" : "; reaches " + String.join(", ", reaches))
            + (observed.isEmpty() ? "" : "; read by " + String.join(", ", observed))
            + Planning.letGo(change);
    lines.add(
        "      "
            + (impact.equals("major") ? style.warning(impact) : style.faint(impact))
            + " "
            + Width.tame(Json.text(change, "message") + whom));
  }

  private void lowered(JsonNode column) {
    List<String> by = Json.texts(column, "lowered");
    if (!by.isEmpty()) {
      List<String> labels = new ArrayList<>();
      column.path("labels").properties().forEach(label -> labels.add(label.getValue().asString()));
      String name = Json.text(column, "table") + "." + Json.text(column, "column");
      lines.add(
          "    "
              + Width.tame(
                  name
                      + " carries "
                      + String.join(", ", labels)
                      + ", lowered by "
                      + String.join(", ", by)));
    }
  }

  private void column(JsonNode column) {
    add(
        "    ",
        Json.text(column, "action"),
        "column " + Json.text(column, "name"),
        change(column, "from", "to"));
  }

  private static String change(JsonNode node, String before, String after) {
    String from = Json.text(node, before);
    String to = Json.text(node, after);
    boolean single = from.isEmpty() || to.isEmpty();
    return single ? from + to : from.equals(to) ? to : from + " → " + to;
  }

  private void add(String indent, String action, String thing, String remark) {
    String line =
        indent
            + sign(action)
            + " "
            + Width.tame(thing)
            + (remark.isEmpty() ? "" : "  " + style.faint(Width.tame(remark)));
    lines.add(line);
  }

  private String sign(String action) {
    return switch (action) {
      case "add" -> style.good("+");
      case "remove" -> style.error("-");
      case "ask" -> style.warning("?");
      default -> style.warning("~");
    };
  }

  private void notYours(JsonNode plan) {
    List<JsonNode> others = Json.items(plan, "notYours");
    if (others.isEmpty()) {
      return;
    }
    lines.add("Not yours to apply:");
    for (JsonNode other : others) {
      String what = Json.text(other, "kind") + " " + Json.text(other, "name");
      String who = String.join(", ", Json.texts(other, "who"));
      lines.add("  " + Width.tame(what + " of " + Json.text(other, "scope") + ": " + who));
    }
  }

  private void replay(JsonNode plan) {
    JsonNode replay = plan.path("replay");
    if (replay.isObject()) {
      lines.add("Under these policies the queries of the last days:");
      ReplayText.of(replay, style).forEach(line -> lines.add("  " + line));
    }
  }

  private static String nothing(JsonNode plan) {
    return Json.items(plan, "notYours").isEmpty()
        ? "No changes."
        : "No changes that are yours to apply.";
  }

  private static String count(JsonNode plan) {
    int documents = Json.items(plan, "documents").size();
    int products = Json.items(plan, "products").size();
    List<String> parts = new ArrayList<>();
    if (documents > 0) {
      parts.add(Spans.count(documents, "document"));
    }
    if (products > 0) {
      parts.add(Spans.count(products, "product"));
    }
    return String.join(" and ", parts) + (documents + products == 1 ? " changes." : " change.");
  }
}
