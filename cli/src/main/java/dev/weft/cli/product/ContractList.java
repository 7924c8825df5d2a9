package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/// `weft contract list`.
@Command(name = "list", description = "List the contracts you may see.")
public final class ContractList extends Verb {

  public ContractList(Session session) {
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
            session().api().list("/contracts", Map.of()),
            ProductText.CONTRACTS,
            "No contracts yet.");
    return OK;
  }
}
