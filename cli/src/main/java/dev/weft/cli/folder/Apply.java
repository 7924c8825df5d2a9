package dev.weft.cli.folder;

import dev.weft.cli.command.Questions;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft apply`: plans, asks, and does exactly what was planned.
@Command(
    name = "apply",
    description = {
      "Apply a folder: exactly the plan that is shown, in one transaction.",
      "Starts no run. When something that the plan read has moved meanwhile, nothing is applied."
    })
public final class Apply extends Verb {

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A mesh, a domain or a product; default: this folder.")
  private String folder;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public Apply(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    Planning planning = new Planning(session().api(), path);
    JsonNode plan = planning.plan();
    PlanText.of(plan, path, console().talkStyle()).forEach(console()::say);
    if (Planning.isEmpty(plan)) {
      if (!Json.items(plan, "notYours").isEmpty()) {
        throw CliErrors.notYours();
      }
      session().answers().thing(unchanged(plan), List.of());
      return OK;
    }
    if (!yes) {
      Questions.confirm(console(), "apply", "Apply these changes?");
    }
    JsonNode applied = planning.apply(plan);
    session().answers().thing(applied, text(applied));
    return OK;
  }

  private static JsonNode unchanged(JsonNode plan) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "weft.applied/v1");
    answer.put("changed", false);
    answer.put("documents", 0);
    answer.put("revisions", List.of());
    answer.put("asked", List.of());
    answer.put("notYours", Json.items(plan, "notYours"));
    return Json.of(answer);
  }

  /// What was applied, as people read it.
  public static List<String> text(JsonNode applied) {
    List<String> lines = new ArrayList<>();
    if (!Json.isTrue(applied, "changed")) {
      lines.add("No changes.");
      return lines;
    }
    long documents = Json.number(applied, "documents");
    List<JsonNode> asked = Json.items(applied, "asked");
    if (documents > 0 || asked.isEmpty()) {
      lines.add(
          "Applied" + (documents == 0 ? ":" : " " + Spans.count(documents, "document") + "."));
    }
    for (JsonNode revision : Json.items(applied, "revisions")) {
      lines.add(
          "  "
              + Json.text(revision, "product")
              + " "
              + Json.text(revision, "version")
              + ", revision "
              + Json.text(revision, "revision"));
    }
    for (JsonNode agreement : asked) {
      lines.add(
          "Agreement "
              + Json.text(agreement, "agreement")
              + " has your yes and waits for another: weft access show "
              + Json.text(agreement, "request"));
    }
    if (!Json.items(applied, "revisions").isEmpty()) {
      lines.add("Build what changed with: weft run --all");
    }
    return lines;
  }
}
