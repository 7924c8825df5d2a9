package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft token revoke`.
@Command(name = "revoke", description = "Revoke a token at once.")
public final class TokenRevoke extends Verb {

  @Parameters(
      paramLabel = "ID|NAME",
      description = "Its id, as weft token list shows it, or a name that only one token has.")
  private String token;

  public TokenRevoke(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    String id = id();
    session().api().delete(Api.path("tokens", id));
    var answer = Json.object();
    answer.put("schema", "weft.revoked/v1");
    answer.put("id", id);
    session().answers().thing(answer, List.of("Revoked " + id + "."));
    return OK;
  }

  /// What names no token is left to the server to refuse.
  private String id() {
    List<JsonNode> mine = Json.items(session().api().list("/tokens", Map.of()), "items");
    List<String> named =
        mine.stream()
            .filter(one -> Json.text(one, "name").equals(token))
            .map(one -> Json.text(one, "id"))
            .toList();
    if (named.isEmpty() || mine.stream().anyMatch(one -> Json.text(one, "id").equals(token))) {
      return token;
    }
    if (named.size() > 1) {
      throw CliErrors.usage(
          named.size() + " tokens are named " + token,
          "Revoke each by its id: " + String.join(", ", named) + ".");
    }
    return named.getFirst();
  }
}
