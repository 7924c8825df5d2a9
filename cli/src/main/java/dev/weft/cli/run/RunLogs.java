package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft run logs`: what happened, step by step.
@Command(name = "logs", description = "Tell a run step by step; fails as the run failed.")
public final class RunLogs extends Verb {

  @Parameters(paramLabel = "RUN", description = "The run's id, as weft run list shows it.")
  private String id;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run has ended.")
  private boolean follow;

  public RunLogs(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Api api = session().api();
    JsonNode run = api.get(Api.path("runs", id));
    if (follow && !RunText.hasEnded(run)) {
      run = new Runner(api, session()).finish(run);
    }
    session().answers().thing(run, story(run));
    return OK;
  }

  private static List<String> story(JsonNode run) {
    List<String> lines = new ArrayList<>();
    lines.add("run " + Json.text(run, "id") + " of " + Json.text(run, "product"));
    Json.items(run, "steps").forEach(step -> lines.add(RunText.step(step)));
    RunText.badChecks(run).forEach(check -> lines.add(RunText.check(check)));
    String error = RunText.errorText(run);
    lines.add(Json.text(run, "state") + (error.isEmpty() ? "" : ": " + error));
    return lines;
  }
}
