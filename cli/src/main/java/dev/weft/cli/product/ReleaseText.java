package dev.weft.cli.product;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.format.Times;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Releases and their differences as people read them.
final class ReleaseText {

  static final List<Column> LIST =
      List.of(
          Column.of("N", "number"),
          Column.of("RELEASE", "release"),
          Column.instant("PUBLISHED", "publishedAt"),
          Column.of("BY", "by"),
          Column.of("RUN", "run"),
          Column.of("ROLLBACK OF", "rollbackOf"),
          new Column("", "current", release -> mark(release)));

  private static final List<Column> TABLES =
      List.of(
          Column.of("TABLE", "name"),
          Column.count("ROWS", "rows"),
          Column.count("QUARANTINED", "quarantined"),
          new Column("SIZE", "bytes", table -> Spans.bytes(Json.number(table, "bytes"))),
          Column.of("INTERNAL", "internal"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("COLUMN", "name"),
          new Column("LABELS", "labels", column -> ProductText.labels(column.path("labels"))),
          Column.texts("FROM", "inputs"));

  private static final List<Column> CHECKS =
      List.of(
          Column.of("CHECK", "name"),
          Column.of("TABLE", "table"),
          Column.of("ELEMENT", "element"),
          Column.of("OUTCOME", "outcome"),
          Column.of("ACTUAL", "actual"),
          Column.of("EXPECTED", "expected"));

  private ReleaseText() {}

  private static String mark(JsonNode release) {
    if (Json.isTrue(release, "current")) {
      return "current";
    }
    return release.has("retained") && !Json.isTrue(release, "retained") ? "gone" : "";
  }

  static List<String> show(JsonNode release, int width) {
    Lines lines =
        new Lines(width)
            .field("release", Json.text(release, "release"))
            .field("state", mark(release))
            .field("published", Times.toSecond(Json.text(release, "publishedAt")))
            .field("by", Json.text(release, "by"))
            .field("run", Json.text(release, "run"))
            .field("revision", Json.text(release, "revision"))
            .field("rollback of", Json.text(release, "rollbackOf"))
            .field("inputs", String.join(", ", Json.texts(release, "inputs")))
            .table(Json.items(release, "tables"), TABLES);
    for (JsonNode table : Json.items(release, "tables")) {
      if (!Json.isTrue(table, "internal")) {
        lines.text("").text(Json.text(table, "name")).table(Json.items(table, "columns"), COLUMNS);
      }
    }
    return lines.table(Json.items(release, "checks"), CHECKS).list();
  }

  static List<String> diff(JsonNode diff) {
    List<String> lines = new ArrayList<>();
    lines.add(Json.text(diff, "from") + " → " + Json.text(diff, "to"));
    for (JsonNode table : Json.items(diff, "tables")) {
      lines.add(sign(table) + " table " + Json.text(table, "name") + "  " + rows(table));
      for (JsonNode column : Json.items(table, "columns")) {
        lines.add(
            "  " + sign(column) + " column " + Json.text(column, "name") + "  " + change(column));
      }
    }
    for (JsonNode input : Json.items(diff, "inputs")) {
      lines.add("~ input " + Json.text(input, "product") + "  " + change(input));
    }
    for (JsonNode check : Json.items(diff, "checks")) {
      String on = Json.text(check, "name") + " on " + Json.text(check, "table");
      lines.add(ended(check) + " check " + on + "  " + change(check));
    }
    return lines.stream().map(Width::tame).toList();
  }

  private static String rows(JsonNode table) {
    String from = count(table, "rowsFrom");
    String to = count(table, "rowsTo");
    return (from.equals(to) ? from : from + " → " + to) + " rows";
  }

  private static String count(JsonNode table, String field) {
    return table.path(field).isNumber() ? Spans.count(Json.number(table, field)) : "none";
  }

  private static String change(JsonNode node) {
    String from = Json.text(node, "from");
    String to = Json.text(node, "to");
    return from.isEmpty() || to.isEmpty() ? from + to : from + " → " + to;
  }

  /// A check has no action of its own: it stands on one side only, or on both.
  private static String ended(JsonNode check) {
    if (Json.text(check, "from").isEmpty()) {
      return "+";
    }
    return Json.text(check, "to").isEmpty() ? "-" : "~";
  }

  private static String sign(JsonNode node) {
    return switch (Json.text(node, "action")) {
      case "added", "add" -> "+";
      case "removed", "remove" -> "-";
      case "same" -> "=";
      default -> "~";
    };
  }
}
