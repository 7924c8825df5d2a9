package dev.weft.cli.run;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft check history`.
@Command(
    name = "history",
    description = {
      "Show what one check found, run after run, the newest first.",
      "The last 200 runs of its table are known; previews do not count."
    })
public final class CheckHistory extends Verb {

  @Parameters(index = "0", paramLabel = "REF", description = "domain/product, perhaps with @major.")
  private String reference;

  @Parameters(index = "1", paramLabel = "TABLE", description = "The table that is checked.")
  private String table;

  @Parameters(
      index = "2",
      paramLabel = "CHECK",
      description = "The check's name, as weft check list shows it.")
  private String check;

  public CheckHistory(Session session) {
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
            session().api().list(checked.path() + "/history", checked.parameters(table, check)),
            CheckText.HISTORY,
            "No run of it yet.");
    return OK;
  }
}
