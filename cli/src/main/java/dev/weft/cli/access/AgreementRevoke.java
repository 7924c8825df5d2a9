package dev.weft.cli.access;

import dev.weft.cli.command.Questions;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft agreement revoke`.
@Command(
    name = "revoke",
    description = {
      "End an agreement; the next question is refused already.",
      "Shows first what breaks downstream."
    })
public final class AgreementRevoke extends Verb {

  @Parameters(paramLabel = "DOMAIN/ID", description = "As weft agreement list shows them.")
  private String agreement;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public AgreementRevoke(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode impact = session().api().get(Agreements.path(agreement) + "/impact");
    AccessText.impact(impact).forEach(console()::say);
    if (!yes) {
      Questions.confirm(console(), "agreement revoke", "Revoke it?");
    }
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
