package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft domain list`.
@Command(name = "list", description = "List the domains.")
public final class DomainList extends ListVerb {

  public DomainList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session()
        .answers()
        .list(session().api().list("/domains", Map.of()), ProductText.DOMAINS, "No domains yet.");
    return OK;
  }
}
