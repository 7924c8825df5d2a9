package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft run cancel`.
@Command(name = "cancel", description = "Cancel a run. What it has written is never published.")
public final class RunCancel extends Verb {

  @Parameters(paramLabel = "RUN", description = "The run's id, as weft run list shows it.")
  private String id;

  public RunCancel(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode run = session().api().post(Api.path("runs", id, "cancel"), Map.of());
    session().answers().thing(run, List.of("Run " + id + " is " + Json.text(run, "state") + "."));
    return OK;
  }
}
