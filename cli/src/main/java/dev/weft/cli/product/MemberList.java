package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.http.Api;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft domain member list`.
@Command(name = "list", description = "List the members of a domain, their roles and purposes.")
public final class MemberList extends ListVerb {

  @Parameters(paramLabel = "DOMAIN", description = "Its name.")
  private String domain;

  public MemberList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session()
        .answers()
        .list(
            session().api().list(Api.path("domains", domain, "members"), Map.of()),
            ProductText.MEMBERS,
            "No members yet.");
    return OK;
  }
}
