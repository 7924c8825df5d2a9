package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft domain member add`.
@Command(
    name = "add",
    description = "Give somebody roles and purposes in a domain, in place of those they had.")
public final class MemberAdd extends Verb {

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "Its name.")
  private String domain;

  @Parameters(index = "1", paramLabel = "WHO", description = "A person, service:name or team:name.")
  private String who;

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "product_owner, data_engineer, analyst, data_scientist, steward.")
  private List<String> roles;

  @Option(
      names = "--purpose",
      split = ",",
      paramLabel = "P",
      description = "What they may use data for, as the mesh calls it.")
  private List<String> purposes = List.of();

  public MemberAdd(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("who", who);
    body.put("roles", roles);
    body.put("purposes", purposes);
    JsonNode member = session().api().post(Api.path("domains", domain, "members"), body);
    session()
        .answers()
        .thing(
            member, List.of(who + " is " + String.join(", ", roles) + " of " + domain + " now."));
    return OK;
  }
}
