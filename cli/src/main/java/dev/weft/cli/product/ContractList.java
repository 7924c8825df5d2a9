package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft contract list`.
@Command(name = "list", description = "List the contracts you may see.")
public final class ContractList extends ListVerb {

  public ContractList(Session session) {
    super(session);
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
