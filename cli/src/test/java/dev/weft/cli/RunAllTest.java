package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `weft run --all`: what waits, in the order of inputs.
class RunAllTest {

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  /// A mesh in which exposure reads departures and strikes.
  static FakeServer mesh(FakeServer server, String departures, String strikes, String exposure) {
    return server
        .on(
            "GET /status",
            """
            {"schema":"weft.status/v1","sample":true,"people":["ada"],"products":[
             {"product":"safety/exposure","state":"%s"},{"product":"safety/strikes","state":"%s"},
             {"product":"operations/departures","state":"%s"}]}
            """
                .formatted(exposure, strikes, departures))
        .on(
            "GET /products",
            """
            {"schema":"weft.products/v1","next":null,"items":[{"product":"safety/exposure"},
             {"product":"safety/strikes"},{"product":"operations/departures"}]}
            """)
        .on(
            "GET /products/safety/exposure",
            """
            {"inputs":[{"product":"operations/departures"},{"product":"safety/strikes"}]}
            """)
        .on("GET /products/safety/strikes", "{\"inputs\":[]}")
        .on("GET /products/operations/departures", "{\"inputs\":[]}")
        .handle(
            "POST /runs",
            (exchange, asked) -> {
              String product = asked.text().replaceAll(".*:\"|\"}", "");
              FakeServer.send(exchange, 202, "application/json", run(product, "queued"));
            });
  }

  private static String run(String product, String state) {
    return """
        {"schema":"weft.run/v1","id":"%s","product":"%s","version":"1.0.0","kind":"build",
         "state":"%s","release":"%s@1.0.0+1","preview":null,"error":null,"steps":[],"checks":[]}
        """
        .formatted(product.replace('/', '-'), product, state, product)
        .replace("\n", " ");
  }

  static FakeServer ends(FakeServer server, String product, String state) {
    return server.onText(
        "GET /runs/" + product.replace('/', '-') + "/events",
        "text/event-stream",
        "event: end\ndata: " + run(product, state) + "\n\n");
  }

  private java.util.List<String> started() {
    return server.asked().stream()
        .filter(what -> what.endsWith("/events"))
        .map(what -> what.replaceAll("GET /api/v1/runs/|/events", ""))
        .toList();
  }

  @Test
  void buildsProvidersBeforeConsumers() {
    mesh(server, "never run", "stale", "failed");
    ends(server, "operations/departures", "succeeded");
    ends(server, "safety/strikes", "succeeded");
    ends(server, "safety/exposure", "succeeded");

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isZero();
    assertThat(started())
        .containsExactly("operations-departures", "safety-strikes", "safety-exposure");
    assertThat(result.out().lines()).hasSize(4);
  }

  @Test
  void buildsNothingThatIsReleased() {
    mesh(server, "released", "released", "external");

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("Everything is released already.\n");
    assertThat(started()).isEmpty();
  }

  @Test
  void triesNothingThatReadsAFailedProductButTheOthers() {
    mesh(server, "never run", "never run", "never run");
    ends(server, "operations/departures", "failed");
    ends(server, "safety/strikes", "succeeded");

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(started()).containsExactly("operations-departures", "safety-strikes");
    assertThat(result.err()).contains("safety/exposure: not tried");
  }

  @Test
  void namesAllThatFailed() {
    mesh(server, "never run", "never run", "never run");
    ends(server, "operations/departures", "failed");
    ends(server, "safety/strikes", "failed");

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("2 runs failed: operations/departures, safety/strikes\n");
  }

  @Test
  void leavesToOthersWhatTheCallerMayNotRun() {
    mesh(server, "never run", "never run", "released");
    ends(server, "safety/strikes", "succeeded");
    server.handle(
        "POST /runs",
        (exchange, asked) -> {
          boolean own = asked.text().contains("safety");
          FakeServer.send(
              exchange,
              own ? 202 : 403,
              "application/json",
              own
                  ? run("safety/strikes", "queued")
                  : "{\"code\":\"W-ACCESS-003\",\"detail\":\"Not yours\",\"remedy\":\"\"}");
        });

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("operations/departures: left to others (W-ACCESS-003)");
  }

  @Test
  void isRefusedWhenTheCallerMayRunNothing() {
    mesh(server, "never run", "released", "released");
    server.onProblem("POST /runs", 403, "W-ACCESS-003", "Only its owners may run it", "Ask ada.");

    Shell.Result result = Shell.at(server).run("run", "--all");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).contains("Ask ada.");
  }
}
