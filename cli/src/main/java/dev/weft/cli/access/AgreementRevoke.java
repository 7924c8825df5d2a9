package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft agreement revoke`.
@Command(name = "revoke", description = "End an agreement; the next question is refused already.")
public final class AgreementRevoke extends Verb {

  @Parameters(paramLabel = "DOMAIN/ID", description = "As weft agreement list shows them.")
  private String agreement;

  public AgreementRevoke(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode revoked = session().api().post(Agreements.path(agreement) + "/revocation", Map.of());
    session()
        .answers()
        .thing(
            revoked,
            List.of(
                "Revoked "
                    + agreement
                    + ": "
                    + Json.text(revoked, "consumer")
                    + " may no longer use "
                    + Json.text(revoked, "product")
                    + " by it."));
    return OK;
  }
}
