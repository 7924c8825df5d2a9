package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft release show`.
@Command(
    name = "show",
    description = "Show a release: its tables, columns, where they come from, its checks.")
public final class ReleaseShow extends Verb {

  @Parameters(
      paramLabel = "REF",
      description = "domain/product@+N or domain/product@1.0.0+N; without it the current release.")
  private String reference;

  public ReleaseShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    var releases = Releases.of(session(), reference);
    JsonNode shown = releases.get(releases.number());
    session().answers().thing(shown, ReleaseText.show(shown, console().terminal().dataWidth()));
    return OK;
  }
}
