package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/// `weft agreement list`.
@Command(name = "list", description = "List the agreements that concern you or your domains.")
public final class AgreementList extends Verb {

  public AgreementList(Session session) {
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
            session().api().list("/agreements", Map.of()), AccessText.AGREEMENTS, "No agreements.");
    return OK;
  }
}
