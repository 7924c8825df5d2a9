package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft release list`.
@Command(name = "list", description = "List the releases of a product, the newest first.")
public final class ReleaseList extends ListVerb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  public ReleaseList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    String path = References.path(References.product(reference).product()) + "/releases";
    session()
        .answers()
        .list(session().api().list(path, Map.of()), ReleaseText.LIST, "No releases yet.");
    return OK;
  }
}
