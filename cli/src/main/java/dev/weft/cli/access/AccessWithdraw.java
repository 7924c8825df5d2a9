package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft access withdraw`.
@Command(name = "withdraw", description = "Take your own request back.")
public final class AccessWithdraw extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft access list shows it.")
  private long number;

  public AccessWithdraw(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode request =
        session()
            .api()
            .post(Api.path("access-requests", String.valueOf(number), "withdrawal"), Map.of());
    session().answers().thing(request, List.of("Request " + number + " is withdrawn."));
    return OK;
  }
}
