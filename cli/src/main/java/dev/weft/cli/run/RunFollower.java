package dev.weft.cli.run;

import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.Events;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Interruptions;
import dev.weft.cli.terminal.Progress;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Watches a run until it ends, and tells each step once. A stream of events that breaks is taken
/// up again; only a server that stays away ends the watching, never the run.
final class RunFollower {

  private static final int MOST_BREAKS = 5;

  private final Api api;
  private final Console console;
  private final Interruptions interruptions;
  private final Map<String, String> told = new HashMap<>();

  RunFollower(Api api, Console console, Interruptions interruptions) {
    this.api = api;
    this.console = console;
    this.interruptions = interruptions;
  }

  /// The run as it ended.
  JsonNode follow(JsonNode run) {
    String id = Json.text(run, "id");
    String product = Json.text(run, "product");
    Runnable goesOn = () -> console.say("Run " + id + " goes on: weft run show " + id);
    try (var _ = interruptions.onInterrupt(goesOn);
        Progress progress = Progress.start(console, product + ": run " + id)) {
      for (int breaks = 0; breaks < MOST_BREAKS; breaks++) {
        Optional<JsonNode> ended = watch(id, product, progress);
        if (ended.isPresent()) {
          return ended.get();
        }
        JsonNode now = api.get(Api.path("runs", id));
        if (RunText.hasEnded(now)) {
          Json.items(now, "steps").forEach(this::tell);
          return now;
        }
      }
    }
    throw lostSight(id);
  }

  /// Reads one stream of events; empty when it ended before the run did.
  private Optional<JsonNode> watch(String id, String product, Progress progress) {
    try (Events events = new Events(api.events(Api.path("runs", id, "events")))) {
      for (var event = events.next(); event.isPresent(); event = events.next()) {
        JsonNode data = Json.read(event.get().data());
        switch (event.get().name()) {
          case "step" -> {
            progress.now(product + ": " + Json.text(data, "name"));
            tell(data);
          }
          case "end" -> {
            Json.items(data, "steps").forEach(this::tell);
            return Optional.of(data);
          }
          default -> progress.now(product + ": run " + id);
        }
      }
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private void tell(JsonNode step) {
    String state = Json.text(step, "state");
    if (RunText.isOver(step) && !state.equals(told.put(key(step), state))) {
      console.say(RunText.step(step));
    }
  }

  /// A table's transform and its checks share a name.
  private static String key(JsonNode step) {
    return Json.text(step, "kind") + " " + Json.text(step, "name");
  }

  private static Failure lostSight(String id) {
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            "The server broke off its news of run " + id + " again and again; the run goes on",
            "See how it ends with: weft run show " + id + ".")
        .failure();
  }
}
