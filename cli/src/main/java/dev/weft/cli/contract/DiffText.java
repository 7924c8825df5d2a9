package dev.weft.cli.contract;

import dev.weft.cli.format.Json;
import dev.weft.cli.format.Markdown;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Table;
import dev.weft.cli.terminal.Width;
import dev.weft.usecases.offline.DifferenceView;
import dev.weft.usecases.offline.DifferenceView.ChangeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A difference as people, pages, build servers and programs read it.
final class DiffText {

  private DiffText() {}

  static List<String> table(DifferenceView difference, Console console) {
    List<String> lines = new ArrayList<>();
    if (!difference.changes().isEmpty()) {
      var rows =
          difference.changes().stream()
              .map(change -> List.of(change.impact(), change.rule(), change.message()))
              .toList();
      lines.addAll(
          new Table(List.of("IMPACT", "RULE", "CHANGE"), rows)
              .lines(console.terminal().dataWidth(), console.dataStyle()));
      lines.add("");
    }
    lines.add(summary(difference) + " " + Width.tame(verdict(difference)) + ".");
    return lines;
  }

  static List<String> markdown(DifferenceView difference) {
    List<String> lines = new ArrayList<>();
    lines.add("**" + summary(difference) + "** " + Markdown.plain(verdict(difference)) + ".");
    if (!difference.changes().isEmpty()) {
      lines.add("");
      lines.add("| Impact | Change | Where | Rule |");
      lines.add("|---|---|---|---|");
      for (ChangeView change : difference.changes()) {
        lines.add(
            "| "
                + change.impact()
                + " | "
                + cell(change.message())
                + " | "
                + cell("`" + change.path().replaceAll("[\\s`]", " ") + "`")
                + " | "
                + change.rule()
                + " |");
      }
    }
    return lines;
  }

  /// Workflow commands of GitHub Actions: one line per change, and an error when the version is too
  /// low.
  ///
  /// @param file the new version as it was named
  static List<String> github(DifferenceView difference, String file) {
    List<String> lines = new ArrayList<>();
    for (ChangeView change : difference.changes()) {
      String level = change.impact().equals("major") ? "warning" : "notice";
      lines.add(
          command(level, file, change.rule(), change.message() + " (" + change.impact() + ")"));
    }
    if (!difference.enough()) {
      lines.add(command("error", file, "version", verdict(difference)));
    }
    return lines;
  }

  private static String command(String level, String file, String title, String text) {
    return "::" + level + " file=" + property(file) + ",title=" + title + "::" + data(text);
  }

  static JsonNode tree(DifferenceView difference) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "weft.diff/v1");
    answer.put("impact", difference.impact());
    answer.put("suggestedVersion", difference.suggestedVersion());
    answer.put("changes", difference.changes().stream().map(DiffText::fields).toList());
    return Json.of(answer);
  }

  private static Map<String, Object> fields(ChangeView change) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", change.path());
    fields.put("kind", change.kind());
    fields.put("impact", change.impact());
    fields.put("rule", change.rule());
    fields.put("message", change.message());
    return fields;
  }

  /// `3 changes, impact major.`
  private static String summary(DifferenceView difference) {
    return difference.changes().isEmpty()
        ? "No change."
        : Spans.count(difference.changes().size(), "change")
            + ", impact "
            + difference.impact()
            + ".";
  }

  /// Whether the new version says enough, without a full stop.
  static String verdict(DifferenceView difference) {
    String step = difference.oldVersion() + " → " + difference.newVersion();
    if (difference.enough()) {
      return "Version " + step + " says so";
    }
    return "Version "
        + step
        + " is too low for the changes"
        + (difference.suggestedVersion().isEmpty()
            ? "; raise it"
            : "; it takes " + difference.suggestedVersion() + " or higher");
  }

  /// What messages take from documents stands in backticks, where only the bar means something.
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
