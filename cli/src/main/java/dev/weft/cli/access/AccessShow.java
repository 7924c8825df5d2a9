package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access show`.
@Command(name = "show", description = "Show a request: what is asked for, and who decides.")
public final class AccessShow extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft access list shows it.")
  private long number;

  public AccessShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown = session().api().get(Api.path("access-requests", String.valueOf(number)));
    session().answers().thing(shown, AccessText.request(shown, console().terminal().dataWidth()));
    return OK;
  }
}
