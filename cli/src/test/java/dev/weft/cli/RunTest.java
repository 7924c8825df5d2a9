package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.folder.FolderContents;
import dev.weft.model.product.ProductId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft run` and its verbs: started, followed, told step by step, failed as it failed.
class RunTest {

  private static final String STEPS =
      """
      [{"name":"raw_airports","kind":"capture","state":"succeeded","rows":3376,"rejected":2,"millis":120,"message":""},
       {"name":"airports","kind":"transform","state":"succeeded","rows":3376,"rejected":null,"millis":80,"message":""},
       {"name":"airports","kind":"check","state":"%s","rows":null,"rejected":null,"millis":10,"message":""}]
      """;

  private static final String QUEUED = run("queued", "null", "null", "[]", "[]");

  static final String DONE =
      run(
          "succeeded",
          "\"operations/departures@1.0.0+3\"",
          "null",
          STEPS.formatted("succeeded"),
          """
          [{"name":"iata_looks_right","table":"airports","element":"iata","severity":"warning",
            "outcome":"warned","failing":1,"actual":"1","expected":"0","message":""}]
          """);

  private static final String FAILED =
      run(
          "failed",
          "null",
          """
          {"code":"W-RUN-001","message":"A check of airports broke","remedy":"Correct the source."}
          """,
          STEPS.formatted("failed"),
          """
          [{"name":"iata_is_unique","table":"airports","element":"iata","severity":"error",
            "outcome":"failed","failing":2,"actual":"2 duplicates","expected":"none",
            "message":"duplicate values"},
           {"name":"rows","table":"airports","element":"airports","severity":"error",
            "outcome":"passed","failing":0,"actual":"3376","expected":"> 0","message":""}]
          """);

  private final FakeServer server = new FakeServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private static String run(
      String state, String release, String error, String steps, String checks) {
    return """
        {"schema":"weft.run/v1","id":"17","product":"operations/departures","major":1,
         "version":"1.0.0","revision":"r1","kind":"build","state":"%s","by":"ada",
         "startedAt":"2026-11-21T07:40:00Z","endedAt":null,"release":%s,"preview":null,
         "error":%s,"steps":%s,"checks":%s}
        """
        .formatted(state, release, error, steps, checks)
        .replace("\n", " ");
  }

  private static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data.replace("\n", " ") + "\n\n";
  }

  private static String step(String name, String state) {
    return event(
        "step",
        """
        {"name":"%s","kind":"capture","state":"%s","rows":3376,"rejected":0,"millis":120,"message":""}
        """
            .formatted(name, state));
  }

  private void serve(String end) {
    server
        .on("POST /runs", 202, QUEUED)
        .onText(
            "GET /runs/17/events",
            "text/event-stream",
            ": hello\n\n"
                + step("raw_airports", "running")
                + step("raw_airports", "succeeded")
                + event("end", end));
  }

  @Test
  void buildsAndTellsEachStepOnce() {
    serve(DONE);

    Shell.Result result = Shell.at(server).run("run", "operations/departures");

    assertThat(result.exit()).isZero();
    assertThat(server.last("POST /api/v1/runs").text())
        .isEqualTo("{\"product\":\"operations/departures\"}");
    Golden.check("run/talk.txt", result.err());
    Golden.check("run/succeeded.txt", result.out());
  }

  @Test
  void buildsTheMajorThatIsNamed() {
    serve(DONE);

    Shell.at(server).run("run", "operations/departures@2");

    assertThat(server.last("POST /api/v1/runs").text()).contains("\"major\":2");
  }

  @Test
  void failsAsTheRunFailedAndNamesTheCheck() {
    serve(FAILED);

    Shell.Result result = Shell.at(server).run("run", "operations/departures");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    Golden.check("run/failed.txt", result.err());
  }

  @Test
  void saysOnceThatARunWasCancelledElsewhere() {
    serve(
        run(
            "cancelled",
            "null",
            """
            {"code":"W-RUN-005","message":"The run was cancelled",
             "remedy":"Nothing of it is visible."}""",
            "[]",
            "[]"));

    Shell.Result result = Shell.at(server).run("run", "operations/departures");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            """
            error W-RUN-005: Run 17 of operations/departures was cancelled
              = Nothing of it is visible. All steps and checks: weft run show 17.
            """);
  }

  @Test
  void putsTheRunIntoTheErrorForPrograms() {
    serve(FAILED);

    Shell.Result result = Shell.at(server).run("run", "operations/departures", "-o", "json");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("{\n  \"error\" : {\n    \"code\" : \"W-RUN-001\"")
        .contains("\"iata_is_unique\"");
  }

  @Test
  void takesABrokenStreamOfEventsUpAgain() {
    var times = new java.util.concurrent.atomic.AtomicInteger();
    server
        .on("POST /runs", 202, QUEUED)
        .on("GET /runs/17", run("running", "null", "null", "[]", "[]"))
        .handle(
            "GET /runs/17/events",
            (exchange, asked) -> {
              String text =
                  times.getAndIncrement() == 0
                      ? step("raw_airports", "succeeded")
                      : event("end", DONE);
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            });

    Shell.Result result = Shell.at(server).run("run", "operations/departures");

    assertThat(result.exit()).isZero();
    assertThat(times).hasValue(2);
    assertThat(result.err().lines().filter(line -> line.startsWith("  raw_airports"))).hasSize(1);
  }

  @Test
  void asksForTheRunWhenTheStreamEndsWithoutIt() {
    server
        .on("POST /runs", 202, QUEUED)
        .on("GET /runs/17", DONE)
        .onText("GET /runs/17/events", "text/event-stream", step("raw_airports", "running"));

    assertThat(Shell.at(server).run("run", "operations/departures").exit()).isZero();
  }

  @Test
  void losesSightOfARunOnlyAfterManyBreaks() {
    server
        .on("POST /runs", 202, QUEUED)
        .on("GET /runs/17", run("running", "null", "null", "[]", "[]"))
        .onText("GET /runs/17/events", "text/event-stream", "");

    Shell.Result result = Shell.at(server).run("run", "operations/departures");

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.err()).contains("weft run show 17");
  }

  @Test
  void returnsAtOnceWithoutWaiting() {
    server.on("POST /runs", 202, QUEUED);

    Shell.Result result = Shell.at(server).run("run", "operations/departures", "--no-wait");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("queued");
    assertThat(server.asked()).containsExactly("POST /api/v1/runs");
  }

  @Test
  void previewsWithAnotherSource() {
    server
        .on("POST /previews", 202, QUEUED)
        .onText("GET /runs/17/events", "text/event-stream", event("end", FAILED));

    Shell.Result result =
        Shell.at(server)
            .run(
                "--as",
                "ada",
                "run",
                "operations/departures",
                "--preview",
                "--source",
                "raw_airports=broken/airports-duplicate-iata.csv");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("iata_is_unique")
        .contains("airports.iata")
        .contains("2 rows");
    assertThat(server.last("POST /api/v1/previews").what())
        .isEqualTo(
            "POST /api/v1/previews?product=operations%2Fdepartures"
                + "&source=raw_airports%3Dbroken%2Fairports-duplicate-iata.csv");
    assertThat(server.last("POST /api/v1/previews").body()).isEmpty();
  }

  @Test
  void previewsAFolder() throws IOException {
    Files.writeString(folder.resolve("product.yaml"), "kind: DataProduct\n");
    server
        .on("POST /previews", 202, QUEUED)
        .onText("GET /runs/17/events", "text/event-stream", event("end", DONE));
    var contents = new FolderContents(List.of(ProductId.of("operations/departures")), List.of());

    Shell.Result result =
        Shell.at(server).reading(contents).run("run", folder.toString(), "--preview");

    assertThat(result.exit()).isZero();
    assertThat(server.last("POST /api/v1/previews").body()).isNotEmpty();
  }

  @Test
  void previewsOnlyOneProduct() {
    Shell.Result result = Shell.at(server).run("run", folder.toString(), "--preview");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("holds 0 products");
  }

  @Test
  void leavesTheRunAloneWhenInterrupted() {
    serve(DONE);
    Shell shell =
        Shell.at(server)
            .interruptedBy(
                task -> {
                  task.run();
                  return () -> {};
                });

    assertThat(shell.run("run", "operations/departures").err())
        .contains("Run 17 goes on: weft run show 17");
  }

  @Test
  void listsRunsOverAllPages() {
    server
        .on(
            "GET /runs?limit=500",
            """
            {"schema":"weft.runs/v1","items":[%s],"next":"c 2"}"""
                .formatted(DONE))
        .on(
            "GET /runs?limit=500&cursor=c%202",
            """
            {"schema":"weft.runs/v1","items":[%s],"next":null}"""
                .formatted(FAILED));

    Golden.check("run/list.txt", Shell.at(server).run("run", "list").out());
    Golden.check("run/list.csv", Shell.at(server).run("run", "list", "-o", "csv").out());
    assertThat(Shell.at(server).run("run", "list", "-o", "ndjson").out().lines()).hasSize(2);
    assertThat(Shell.at(server).run("run", "list", "-o", "json").out())
        .startsWith("{\n  \"schema\" : \"weft.runs/v1\",\n  \"items\" : [")
        .endsWith("\"next\" : null\n}\n");
  }

  @Test
  void listsTheRunsOfOneProduct() {
    server.on("GET /runs", "{\"schema\":\"weft.runs/v1\",\"items\":[],\"next\":null}");

    Shell.Result result = Shell.at(server).run("run", "list", "operations/departures");

    assertThat(result.err()).isEqualTo("No runs yet.\n");
    assertThat(server.last("GET").what()).contains("product=operations%2Fdepartures");
  }

  @Test
  void showsTellsAndCancelsARun() {
    server
        .on("GET /runs/17", FAILED)
        .on("POST /runs/17/cancel", run("cancelled", "null", "null", "[]", "[]"));

    Golden.check("run/show.txt", Shell.at(server).run("run", "show", "17").out());
    Golden.check("run/logs.txt", Shell.at(server).run("run", "logs", "17").out());
    assertThat(Shell.at(server).run("run", "cancel", "17").out())
        .isEqualTo("Run 17 is cancelled.\n");
    assertThat(Shell.at(server).run("run", "show", "18").exit()).isEqualTo(5);
  }

  @Test
  void exitsWithAConflictWhenTheRunHasEndedAlready() {
    server.onProblem(
        "POST /runs/17/cancel",
        409,
        "W-RUN-007",
        "Cannot cancel run 17: it is failed already",
        "Look around.");

    Shell.Result result = Shell.at(server).run("run", "cancel", "17");

    assertThat(result.exit()).isEqualTo(6);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error W-RUN-007: Cannot cancel run 17: it is failed");
  }

  @Test
  void followsALogToTheEnd() {
    server
        .on("GET /runs/17", run("running", "null", "null", "[]", "[]"))
        .onText("GET /runs/17/events", "text/event-stream", event("end", DONE));

    Shell.Result result = Shell.at(server).run("run", "logs", "-f", "17");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).endsWith("succeeded\n");
  }
}
