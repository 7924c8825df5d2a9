package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `weft status`.
@Command(
    name = "status",
    description = {
      "Show the server, the mesh, and the state of every product.",
      "Exits with 8 when no server is up."
    })
public final class Status extends Verb {

  public Status(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode status = session().api().get("/status");
    session().answers().thing(status, StatusText.of(status, console().terminal().dataWidth()));
    return OK;
  }
}
