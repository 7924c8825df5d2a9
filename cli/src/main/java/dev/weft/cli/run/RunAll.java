package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Builds whatever has no release of its current revision, in the order of inputs. What the caller
/// may not run is left to others; what reads a product that failed is not tried.
public final class RunAll {

  private static final int NOT_ALLOWED = 4;
  private static final Set<String> SETTLED = Set.of("released", "external");

  private final Api api;
  private final Session session;
  private final Runner runner;

  public RunAll(Api api, Session session) {
    this.api = api;
    this.session = session;
    this.runner = new Runner(api, session);
  }

  /// What became of the products that had to be built.
  ///
  /// @param runs ended, in order
  /// @param denied products the caller may not run, with the server's reason
  /// @param skipped products left out because one they read has failed
  public record Outcome(List<JsonNode> runs, Map<String, Failure> denied, List<String> skipped) {
    public Outcome {
      runs = List.copyOf(runs);
      denied = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(denied));
      skipped = List.copyOf(skipped);
    }

    /// Products whose runs failed, in order.
    public List<String> failed() {
      return runs.stream()
          .filter(run -> !RunText.succeeded(run))
          .map(run -> Json.text(run, "product"))
          .toList();
    }

    public boolean isNothing() {
      return runs.isEmpty() && denied.isEmpty() && skipped.isEmpty();
    }

    public boolean isWhole() {
      return skipped.isEmpty() && runs.stream().allMatch(RunText::succeeded);
    }
  }

  public Outcome run() {
    Set<String> waiting = waiting();
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    for (JsonNode product : Json.items(api.list("/products", Map.of()), "items")) {
      String name = Json.text(product, "product");
      inputs.put(name, inputsOf(name));
    }
    List<JsonNode> runs = new ArrayList<>();
    Map<String, Failure> denied = new LinkedHashMap<>();
    List<String> skipped = new ArrayList<>();
    Set<String> broken = new HashSet<>();
    for (String product : BuildOrder.of(inputs)) {
      if (inputs.getOrDefault(product, List.of()).stream().anyMatch(broken::contains)) {
        broken.add(product);
        skipped.add(product);
        session.console().say(product + ": not tried, because a product that it reads has failed");
      } else if (waiting.contains(product)) {
        start(product, denied)
            .map(runner::follow)
            .ifPresent(
                run -> {
                  runs.add(run);
                  if (!RunText.succeeded(run)) {
                    session.console().say("  failed  " + RunText.errorText(run));
                    broken.add(product);
                  }
                });
      }
    }
    return new Outcome(runs, denied, skipped);
  }

  private Optional<JsonNode> start(String product, Map<String, Failure> denied) {
    try {
      return Optional.of(runner.start(product, Optional.empty()));
    } catch (Failure failure) {
      if (failure.problem().exit() != NOT_ALLOWED) {
        throw failure;
      }
      denied.put(product, failure);
      return Optional.empty();
    }
  }

  private Set<String> waiting() {
    Map<String, JsonNode> newest = new HashMap<>();
    for (JsonNode product : Json.items(api.get("/status"), "products")) {
      newest.put(Json.text(product, "product"), product);
    }
    newest.values().removeIf(RunAll::isSettled);
    return newest.keySet();
  }

  /// Whether a product of the status has nothing to be built: released as it is, or external.
  public static boolean isSettled(JsonNode product) {
    return SETTLED.contains(Json.text(product, "state"));
  }

  private List<String> inputsOf(String product) {
    int slash = product.indexOf('/');
    JsonNode shown =
        api.get(Api.path("products", product.substring(0, slash), product.substring(slash + 1)));
    return Json.items(shown, "inputs").stream().map(input -> Json.text(input, "product")).toList();
  }

  /// The failure that stands for the whole: the first run that failed.
  Optional<Failure> findFailure(Outcome outcome) {
    if (outcome.runs().isEmpty() && !outcome.denied().isEmpty()) {
      return Optional.of(outcome.denied().values().iterator().next());
    }
    return runner.findFailure(outcome.runs());
  }
}
