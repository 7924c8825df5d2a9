package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import dev.weft.cli.http.Api;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft domain member list`.
@Command(name = "list", description = "List the members of a domain, their roles and purposes.")
public final class MemberList extends Verb {

  @Parameters(paramLabel = "DOMAIN", description = "Its name.")
  private String domain;

  public MemberList(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return Format.OF_LISTS;
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
