package dev.weft.cli.run;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.format.Times;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Width;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Runs, their steps and their checks as people read them.
final class RunText {

  static final List<Column> LIST =
      List.of(
          Column.of("RUN", "id"),
          Column.of("PRODUCT", "product"),
          Column.of("VERSION", "version"),
          Column.of("KIND", "kind"),
          Column.of("STATE", "state"),
          Column.of("BY", "by"),
          Column.instant("STARTED", "startedAt"),
          Column.instant("ENDED", "endedAt"),
          Column.of("RELEASE", "release"));

  static final List<Column> STEPS =
      List.of(
          Column.of("STEP", "name"),
          Column.of("KIND", "kind"),
          Column.of("STATE", "state"),
          Column.count("ROWS", "rows"),
          Column.count("REJECTED", "rejected"),
          new Column(
              "TIME",
              "millis",
              step ->
                  step.path("millis").isNumber() ? Spans.seconds(Json.number(step, "millis")) : ""),
          Column.of("MESSAGE", "message"));

  static final List<Column> CHECKS =
      List.of(
          Column.of("CHECK", "name"),
          Column.of("TABLE", "table"),
          Column.of("ELEMENT", "element"),
          Column.of("SEVERITY", "severity"),
          Column.of("OUTCOME", "outcome"),
          Column.count("FAILING", "failing"),
          Column.of("ACTUAL", "actual"),
          Column.of("EXPECTED", "expected"));

  private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled", "lost");
  private static final Set<String> BAD = Set.of("failed", "error", "warned");

  private RunText() {}

  static boolean hasEnded(JsonNode run) {
    return ENDED.contains(Json.text(run, "state"));
  }

  static boolean succeeded(JsonNode run) {
    return Json.text(run, "state").equals("succeeded");
  }

  /// Whether a step will change no more.
  static boolean isOver(JsonNode step) {
    String state = Json.text(step, "state");
    return !state.equals("queued") && !state.equals("running");
  }

  /// ` flights transform 2,999,997 rows 3.2 s`.
  static String step(JsonNode step) {
    StringBuilder line = new StringBuilder("  ");
    line.append(padded(Json.text(step, "name"), 24)).append(padded(Json.text(step, "kind"), 10));
    String state = Json.text(step, "state");
    if (!state.equals("succeeded")) {
      line.append(state).append("  ");
    }
    if (step.path("rows").isNumber()) {
      line.append(Spans.count(Json.number(step, "rows"), "row")).append("  ");
    }
    if (Json.number(step, "rejected") > 0) {
      line.append(Spans.count(Json.number(step, "rejected"))).append(" rejected  ");
    }
    if (step.path("millis").isNumber()) {
      line.append(Spans.seconds(Json.number(step, "millis"))).append("  ");
    }
    return Width.tame(line.append(Json.text(step, "message")).toString().stripTrailing());
  }

  private static String padded(String text, int cells) {
    return text + Width.fill(text, cells) + "  ";
  }

  /// The checks that did not pass.
  static List<JsonNode> badChecks(JsonNode run) {
    return Json.items(run, "checks").stream()
        .filter(check -> BAD.contains(Json.text(check, "outcome")))
        .toList();
  }

  /// `failed iata_is_unique on airports.iata: 3 rows break it; …`.
  static String check(JsonNode check) {
    String table = Json.text(check, "table");
    String element = Json.text(check, "element");
    boolean whole = element.isEmpty() || element.equals(table);
    String where =
        whole ? table : element.startsWith(table + ".") ? element : table + "." + element;
    long failing = Json.number(check, "failing");
    StringBuilder line = new StringBuilder("  ");
    line.append(padded(Json.text(check, "outcome"), 8)).append(Json.text(check, "name"));
    line.append(" on ").append(where);
    line.append(failing > 0 ? ": " + Spans.count(failing, "row") + " failing" : "");
    String expected = Json.text(check, "expected");
    String actual = Json.text(check, "actual");
    if (!expected.isEmpty()) {
      line.append(" (expected ").append(expected);
      line.append(actual.isEmpty() || actual.equals("none") ? "" : ", got " + actual).append(')');
    }
    String message = Json.text(check, "message");
    return Width.tame(line.append(message.isEmpty() ? "" : ": " + message).toString());
  }

  /// With its steps and checks.
  static List<String> show(JsonNode run, int width) {
    return brief(run, width)
        .table(Json.items(run, "steps"), STEPS)
        .table(Json.items(run, "checks"), CHECKS)
        .list();
  }

  /// What it is and how it ended.
  static Lines brief(JsonNode run, int width) {
    return new Lines(width)
        .field("run", Json.text(run, "id"))
        .field("product", Json.text(run, "product"))
        .field("version", Json.text(run, "version"))
        .field("revision", Json.text(run, "revision"))
        .field("kind", Json.text(run, "kind"))
        .field("state", Json.text(run, "state"))
        .field("by", Json.text(run, "by"))
        .field("started", Times.toSecond(Json.text(run, "startedAt")))
        .field("ended", Times.toSecond(Json.text(run, "endedAt")))
        .field("release", Json.text(run, "release"))
        .field("preview", Json.text(run, "preview"))
        .field("error", errorText(run));
  }

  static String errorText(JsonNode run) {
    JsonNode error = run.path("error");
    return (Json.text(error, "code") + " " + Json.text(error, "message")).strip();
  }
}
