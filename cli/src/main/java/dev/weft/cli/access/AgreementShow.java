package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft agreement show`.
@Command(name = "show", description = "Show an agreement: who may use what, for what, until when.")
public final class AgreementShow extends Verb {

  @Parameters(paramLabel = "DOMAIN/ID", description = "As weft agreement list shows them.")
  private String agreement;

  public AgreementShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown = session().api().get(Agreements.path(agreement));
    session().answers().thing(shown, AccessText.agreement(shown, console().terminal().dataWidth()));
    return OK;
  }
}
