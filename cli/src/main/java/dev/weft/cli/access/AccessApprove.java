package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access approve`.
@Command(name = "approve", description = "Agree to a request. The last yes makes the agreement.")
public final class AccessApprove extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft access list shows it.")
  private long number;

  public AccessApprove(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode request =
        session()
            .api()
            .post(Api.path("access-requests", String.valueOf(number), "approval"), Map.of());
    session().answers().thing(request, List.of(sentence(request)));
    return OK;
  }

  private String sentence(JsonNode request) {
    String agreement = Json.text(request, "agreement");
    return agreement.isEmpty()
        ? "Request "
            + number
            + " still waits for "
            + String.join(", ", Json.texts(request, "waitsFor"))
            + "."
        : "Request " + number + " is approved: agreement " + agreement + ".";
  }
}
