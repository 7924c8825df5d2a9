package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft check list`.
@Command(
    name = "list",
    description = "List the checks of a product's tables, with what each found in its last run.")
public final class CheckList extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product, perhaps with @major.")
  private String reference;

  public CheckList(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return Format.OF_LISTS;
  }

  @Override
  protected int run() {
    var checked = CheckedProduct.of(reference);
    session()
        .answers()
        .list(
            session().api().list(checked.path(), checked.parameters()),
            CheckText.LIST,
            "No check has run yet.");
    return OK;
  }
}
