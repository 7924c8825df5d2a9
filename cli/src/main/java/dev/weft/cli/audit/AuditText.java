package dev.weft.cli.audit;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Records of decisions as people read them.
final class AuditText {

  static final List<Column> LIST =
      List.of(
          Column.instant("AT", "at"),
          new Column("WHO", "principal", AuditText::who),
          Column.of("WHAT", "action"),
          new Column("OUTCOME", "outcome", AuditText::outcome),
          Column.count("TIMES", "times"),
          new Column("ROWS", "rows", AuditText::rows),
          new Column("ABOUT", "statement", AuditText::about));

  private AuditText() {}

  private static String who(JsonNode one) {
    String actor = Json.text(one, "actor");
    return Json.text(one, "principal") + (actor.isEmpty() ? "" : " (by " + actor + ")");
  }

  private static String outcome(JsonNode one) {
    return (Json.text(one, "outcome") + " " + Json.text(one, "code")).strip();
  }

  /// Only a usage has rows.
  private static String rows(JsonNode one) {
    return Json.text(one, "kind").equals("usage") ? Spans.count(Json.number(one, "rows")) : "";
  }

  private static String about(JsonNode one) {
    List<String> parts = new ArrayList<>();
    Json.items(one, "tables").forEach(table -> parts.add(table(table)));
    long others = Json.number(one, "otherTables");
    if (others > 0) {
      parts.add(Spans.count(others, "other table"));
    }
    return parts.isEmpty() ? Json.text(one, "statement") : String.join(", ", parts);
  }

  private static String table(JsonNode table) {
    String columns =
        Json.items(table, "columns").stream()
            .filter(column -> Json.isTrue(column, "used"))
            .map(AuditText::column)
            .collect(Collectors.joining(", "));
    return Json.text(table, "product")
        + ":"
        + Json.text(table, "table")
        + (columns.isEmpty() ? "" : " (" + columns + ")");
  }

  private static String column(JsonNode column) {
    String shown = Json.text(column, "shown");
    return Json.text(column, "name") + (shown.equals("show") ? "" : " " + shown);
  }

  /// What a check found, and where.
  static List<String> verification(JsonNode found) {
    List<String> lines = new ArrayList<>();
    String read =
        Spans.count(Json.number(found, "records"), "record")
            + " in "
            + Spans.count(Json.number(found, "segments"), "sealed segment")
            + ", "
            + Spans.count(Json.number(found, "unsealed"))
            + " not sealed yet";
    lines.add((Json.isTrue(found, "whole") ? "whole: " : "tampered with: ") + read);
    long begins = Json.number(found, "begins");
    if (begins > 1) {
      lines.add("begins at record " + begins + ": what was before was kept for its time");
    }
    for (JsonNode breach : Json.items(found, "breaches")) {
      lines.add(
          "  "
              + Json.text(breach, "place")
              + ": "
              + Json.text(breach, "kind")
              + ": "
              + Json.text(breach, "message"));
    }
    JsonNode head = found.path("head");
    if (head.isObject()) {
      lines.add("head: segment " + Json.text(head, "segment") + " " + Json.text(head, "hash"));
    }
    long foreign = Json.number(found, "foreign");
    if (foreign > 0) {
      lines.add(
          "releases repeat "
              + Spans.count(foreign, "head")
              + " of other keys: of other servers, or this audit was replaced");
    }
    return lines;
  }
}
