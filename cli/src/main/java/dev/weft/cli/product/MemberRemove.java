package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft domain member remove`.
@Command(name = "remove", description = "Take all roles in a domain from somebody, at once.")
public final class MemberRemove extends Verb {

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "Its name.")
  private String domain;

  @Parameters(index = "1", paramLabel = "WHO", description = "As weft domain member list shows.")
  private String who;

  public MemberRemove(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session().api().delete(Api.path("domains", domain, "members", who));
    var answer = Json.object();
    answer.put("schema", "weft.removed/v1");
    answer.put("domain", domain);
    answer.put("who", who);
    session().answers().thing(answer, List.of(who + " has no role in " + domain + " any more."));
    return OK;
  }
}
