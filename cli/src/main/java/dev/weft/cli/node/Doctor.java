package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.http.Api;
import dev.weft.cli.terminal.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// `weft doctor`: what is wrong on this machine, or with the stored files.
@Command(
    name = "doctor",
    description = {
      "Look for what is wrong: Java, data folder, token, disk, server.",
      "--storage asks the server whether every file of every release is there, and whether files"
          + " are there that nothing needs. Exits with 1 when something is wrong."
    })
public final class Doctor extends Verb {

  @Option(names = "--storage", description = "Compare the stored files with the releases.")
  private boolean storage;

  @Option(names = "--sweep", description = "With --storage: remove what nothing needs any more.")
  private boolean sweep;

  public Doctor(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    if (sweep && !storage) {
      throw CliErrors.usage("--sweep goes with --storage", "Add --storage.");
    }
    return storage ? storage() : machine();
  }

  private int storage() {
    Api api = session().api();
    JsonNode found = sweep ? api.post("/storage/sweep", Map.of()) : api.get("/storage");
    List<String> text =
        new Lines(console().terminal().dataWidth())
            .field("reachable", Spans.count(Json.number(found, "reachable"), "file"))
            .field("unreachable", Spans.count(Json.number(found, "unreachable"), "file"))
            .field("missing", Spans.count(Json.number(found, "missing"), "file"))
            .field("size", Spans.bytes(Json.number(found, "bytes")))
            .list();
    List<String> all = new ArrayList<>(text);
    Json.texts(found, "paths").forEach(path -> all.add("  " + path));
    session().answers().thing(found, all);
    return Json.number(found, "missing") > 0 ? FAILED : OK;
  }

  private int machine() {
    List<Check> checks = new Machine(session()).checks();
    var answer = Json.object();
    answer.put("schema", "weft.doctor/v1");
    ArrayNode array = answer.putArray("checks");
    List<String> text = new ArrayList<>();
    for (Check check : checks) {
      array.add(Json.of(check.asMap()));
      text.add((check.isGood() ? "ok     " : "wrong  ") + check.name() + ": " + check.found());
      if (!check.isGood()) {
        text.add("         = " + check.remedy());
      }
    }
    session().answers().thing(answer, text);
    return checks.stream().allMatch(Check::isGood) ? OK : FAILED;
  }

  /// One thing that was looked at.
  ///
  /// @param remedy what to do; empty when it is well
  record Check(String name, String found, String remedy) {
    boolean isGood() {
      return remedy.isEmpty();
    }

    Map<String, Object> asMap() {
      Map<String, Object> map = new java.util.LinkedHashMap<>();
      map.put("name", name);
      map.put("ok", isGood());
      map.put("found", found);
      map.put("remedy", remedy);
      return map;
    }
  }
}
