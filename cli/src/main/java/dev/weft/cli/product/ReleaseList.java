package dev.weft.cli.product;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft release list`.
@Command(name = "list", description = "List the releases of a product, the newest first.")
public final class ReleaseList extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  public ReleaseList(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return Format.OF_LISTS;
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
