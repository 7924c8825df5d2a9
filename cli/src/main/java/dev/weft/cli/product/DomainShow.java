package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft domain show`.
@Command(name = "show", description = "Show a domain: its members, roles, purposes and products.")
public final class DomainShow extends Verb {

  @Parameters(paramLabel = "DOMAIN", description = "Its name.")
  private String domain;

  public DomainShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown = session().api().get(Api.path("domains", domain));
    session().answers().thing(shown, ProductText.domain(shown, console().terminal().dataWidth()));
    return OK;
  }
}
