package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft agreement renew`.
@Command(
    name = "renew",
    description = {
      "Ask for your agreement to go on until a later day, on the same terms.",
      "It is decided like any request, and keeps its id."
    })
public final class AgreementRenew extends Verb {

  @Parameters(paramLabel = "DOMAIN/ID", description = "As weft agreement list shows them.")
  private String agreement;

  @Option(names = "--until", required = true, paramLabel = "DATE", description = "Last day.")
  private String until;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  public AgreementRenew(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode request =
        session()
            .api()
            .post(
                Agreements.path(agreement) + "/renewals", Map.of("until", until, "reason", reason));
    session().answers().thing(request, List.of(AccessText.waiting(request)));
    return OK;
  }
}
