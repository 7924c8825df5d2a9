package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft token revoke`.
@Command(name = "revoke", description = "Revoke a token at once.")
public final class TokenRevoke extends Verb {

  @Parameters(paramLabel = "ID", description = "Its id, as weft token list shows it.")
  private String id;

  public TokenRevoke(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session().api().delete(Api.path("tokens", id));
    var answer = Json.object();
    answer.put("schema", "weft.revoked/v1");
    answer.put("id", id);
    session().answers().thing(answer, List.of("Revoked " + id + "."));
    return OK;
  }
}
