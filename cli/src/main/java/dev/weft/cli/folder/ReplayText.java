package dev.weft.cli.folder;

import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Style;
import dev.weft.cli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What policies would have done to the questions of the last days, as people read it: what
/// differs, who sees what otherwise, and the count.
final class ReplayText {

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private ReplayText(Style style) {
    this.style = style;
  }

  static List<String> of(JsonNode replay, Style style) {
    var text = new ReplayText(style);
    Json.items(replay, "policies").forEach(text::policy);
    Json.items(replay, "readers").forEach(text::reader);
    text.count(replay);
    return text.lines;
  }

  private void policy(JsonNode policy) {
    lines.add(
        sign(Json.text(policy, "action"))
            + " policy "
            + Width.tame(Json.text(policy, "scope") + "/" + Json.text(policy, "id")));
    List<String> before = Json.texts(policy, "before");
    List<String> after = Json.texts(policy, "after");
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> lines.add("    " + style.error("-") + " " + Width.tame(line)));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> lines.add("    " + style.good("+") + " " + Width.tame(line)));
  }

  private String sign(String action) {
    return switch (action) {
      case "add" -> style.good("+");
      case "remove" -> style.error("-");
      default -> style.warning("~");
    };
  }

  private void reader(JsonNode reader) {
    String purpose = Json.text(reader, "purpose");
    lines.add(
        Width.tame(Json.text(reader, "principal"))
            + "  "
            + Width.tame(Json.text(reader, "table"))
            + (purpose.isEmpty() ? "" : "  " + style.faint("for " + Width.tame(purpose)))
            + "  "
            + style.faint(outcome(reader)));
    for (JsonNode column : Json.items(reader, "columns")) {
      lines.add(
          "    "
              + Json.text(column, "what")
              + " "
              + Width.tame(Json.text(column, "name"))
              + ": "
              + Json.text(column, "before")
              + " → "
              + Json.text(column, "after")
              + (Json.isTrue(column, "used") ? "" : "  " + style.faint("not asked for")));
    }
    String rows = Json.text(reader, "rows");
    if (!rows.isEmpty()) {
      lines.add("    " + (rows.equals("unknown") ? "other rows, maybe" : rows + " rows"));
    }
    if (!Json.text(reader, "code").isEmpty()) {
      lines.add("    " + style.faint(Json.text(reader, "code")));
    }
  }

  private static String outcome(JsonNode reader) {
    List<String> parts = new ArrayList<>();
    for (String what : List.of("changed", "refused", "answered")) {
      long count = reader.path(what).asLong();
      if (count > 0) {
        parts.add(count + " " + what);
      }
    }
    long queries = reader.path("queries").asLong();
    return queries(queries) + (parts.isEmpty() ? "" : ", " + String.join(", ", parts));
  }

  private static String queries(long number) {
    return Spans.count(number) + (number == 1 ? " query" : " queries");
  }

  private void count(JsonNode replay) {
    long hidden = replay.path("hiddenReaders").asLong();
    if (hidden > 0) {
      lines.add(Spans.count(hidden, "more reader") + "; `-o json` counts them as well");
    }
    long lost = replay.path("lost").asLong();
    lines.add(
        queries(replay.path("queries").asLong())
            + " since "
            + Json.text(replay, "since")
            + ": "
            + replay.path("changed").asLong()
            + " would have been answered otherwise, "
            + replay.path("refused").asLong()
            + " refused, "
            + replay.path("answered").asLong()
            + " no longer refused."
            + (lost > 0 ? " " + lost + " cannot be decided again." : ""));
  }
}
