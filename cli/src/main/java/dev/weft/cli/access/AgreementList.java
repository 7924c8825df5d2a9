package dev.weft.cli.access;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft agreement list`.
@Command(name = "list", description = "List the agreements that concern you or your domains.")
public final class AgreementList extends ListVerb {

  public AgreementList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session()
        .answers()
        .list(
            session().api().list("/agreements", Map.of()), AccessText.AGREEMENTS, "No agreements.");
    return OK;
  }
}
