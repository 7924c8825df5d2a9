package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft run show`.
@Command(name = "show", description = "Show a run: its state, its steps, its checks.")
public final class RunShow extends Verb {

  @Parameters(paramLabel = "RUN", description = "The run's id, as weft run list shows it.")
  private String id;

  public RunShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode run = session().api().get(Api.path("runs", id));
    session().answers().thing(run, RunText.show(run, console().terminal().dataWidth()));
    return OK;
  }
}
