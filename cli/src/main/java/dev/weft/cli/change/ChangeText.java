package dev.weft.cli.change;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Changes as people read them.
final class ChangeText {

  static final List<Column> CHANGES =
      List.of(
          Column.of("CHANGE", "number"),
          Column.of("STATE", "state"),
          Column.of("TITLE", "title"),
          Column.of("PROPOSER", "proposer"),
          Column.instant("CHANGED", "changedAt"));
  private static final List<Column> WAITS =
      List.of(
          Column.of("WAITS FOR", "kind"), Column.of("ABOUT", "what"), Column.texts("WHO", "who"));
  private static final List<Column> VOICES =
      List.of(
          Column.instant("WHEN", "at"),
          Column.of("WHO", "who"),
          new Column("WHAT", "kind", ChangeText::what),
          Column.of("TEXT", "text"));

  private ChangeText() {}

  private static String what(JsonNode voice) {
    String about = Json.text(voice, "about");
    String what = Json.text(voice, "kind") + (about.isEmpty() ? "" : " for " + about);
    return Json.isTrue(voice, "current") ? what : what + " (before the last edit)";
  }

  /// All there is to know, but for the plan.
  static List<String> change(JsonNode change, int width) {
    return new Lines(width)
        .field("change", Json.text(change, "number"))
        .field("title", Json.text(change, "title"))
        .field("proposer", Json.text(change, "proposer"))
        .field("state", state(change))
        .field("version", shortened(Json.text(change, "version")))
        .field("problem", Json.text(change, "problem"))
        .table(Json.items(change, "waits"), WAITS)
        .table(Json.items(change, "voices"), VOICES)
        .list();
  }

  private static String state(JsonNode change) {
    String state = Json.text(change, "state");
    if (!state.equals("open")) {
      return state;
    }
    if (!Json.isTrue(change, "ready")) {
      return "open";
    }
    return Json.items(change, "waits").isEmpty() ? "open, ready to be applied" : "open, approved";
  }

  /// Enough of a version to tell two apart.
  private static String shortened(String version) {
    return version.substring(0, Math.min(12, version.length()));
  }
}
