package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access reject`.
@Command(name = "reject", description = "Refuse a request.")
public final class AccessReject extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft access list shows it.")
  private long number;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why not.")
  private String reason;

  public AccessReject(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode request =
        session()
            .api()
            .post(
                Api.path("access-requests", String.valueOf(number), "rejection"),
                Map.of("reason", reason));
    session().answers().thing(request, List.of("Request " + number + " is rejected."));
    return OK;
  }
}
