package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import java.util.List;
import picocli.CommandLine.Command;

/// `weft down`.
@Command(
    name = "down",
    description = {
      "Stop the node of the data folder, and return when it has ended.",
      "Does nothing when none is up. Runs that are under way end as lost; nothing half is visible."
    })
public final class Down extends Verb {

  private final Processes processes;

  public Down(Session session, Processes processes) {
    super(session);
    this.processes = processes;
  }

  @Override
  protected int run() {
    if (session().isElsewhere()) {
      throw CliErrors.usage(
          "weft down stops the node of a data folder, not a server elsewhere",
          "Leave --url and WEFT_URL out.");
    }
    boolean stopped = new Node(session(), processes).stop();
    var answer = Json.object();
    answer.put("schema", "weft.down/v1");
    answer.put("stopped", stopped);
    session().answers().thing(answer, List.of(stopped ? "Stopped." : "Nothing was up."));
    return OK;
  }
}
