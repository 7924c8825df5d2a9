package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/// `weft domain list`.
@Command(name = "list", description = "List the domains.")
public final class DomainList extends Verb {

  public DomainList(Session session) {
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
        .list(session().api().list("/domains", Map.of()), ProductText.DOMAINS, "No domains yet.");
    return OK;
  }
}
