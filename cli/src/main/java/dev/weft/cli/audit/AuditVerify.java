package dev.weft.cli.audit;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `weft audit verify`.
@Command(
    name = "verify",
    description = "Check that no record was changed; exit 1 names what was, and where.")
public final class AuditVerify extends Verb {

  public AuditVerify(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode found = session().api().get("/audit/verification");
    session().answers().thing(found, AuditText.verification(found));
    return Json.isTrue(found, "whole") ? OK : FAILED;
  }
}
