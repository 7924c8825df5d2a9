package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Starts builds and follows them, telling what happens on stderr.
public final class Runner {

  private final Api api;
  private final Session session;

  public Runner(Api api, Session session) {
    this.api = api;
    this.session = session;
  }

  /// Queues a build of a product's newest major, or of the one given.
  public JsonNode start(String product, Optional<Integer> major) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("product", product);
    major.ifPresent(number -> body.put("major", number));
    return api.post("/runs", body);
  }

  /// Watches a run to its end, which may be a failure. Answers the ended run.
  public JsonNode follow(JsonNode queued) {
    Console console = session.console();
    Style style = console.talkStyle();
    console.say(
        style.strong(Json.text(queued, "product"))
            + " "
            + Json.text(queued, "version")
            + "  "
            + Json.text(queued, "kind")
            + ", run "
            + Json.text(queued, "id"));
    JsonNode run = new RunFollower(api, console, session.interruptions()).follow(queued);
    RunText.badChecks(run).forEach(check -> console.say(RunText.check(check)));
    if (RunText.succeeded(run)) {
      console.say("  " + style.good("done") + "  " + outcome(run));
    }
    return run;
  }

  private static String outcome(JsonNode run) {
    String preview = Json.text(run, "preview");
    if (!preview.isEmpty()) {
      return "preview, kept for 7 days; its tables: " + preview;
    }
    String release = Json.text(run, "release");
    return release.isEmpty() ? "nothing published" : "released " + release + took(run);
  }

  private static String took(JsonNode run) {
    long millis =
        Json.items(run, "steps").stream().mapToLong(step -> Json.number(step, "millis")).sum();
    return millis > 0 ? " (" + Spans.seconds(millis) + " of work)" : "";
  }

  /// Follows a run and fails as it fails.
  public JsonNode finish(JsonNode queued) {
    JsonNode run = follow(queued);
    if (!RunText.succeeded(run)) {
      throw failure(run);
    }
    return run;
  }

  private Failure failure(JsonNode run) {
    Failure failure = RunProblems.of(run);
    return session.format() == Format.TABLE
        ? RunProblems.forPeople(failure.problem()).failure()
        : failure;
  }

  /// The failure of the first of these runs that did not succeed.
  Optional<Failure> findFailure(List<JsonNode> runs) {
    return runs.stream().filter(run -> !RunText.succeeded(run)).findFirst().map(this::failure);
  }
}
