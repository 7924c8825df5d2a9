package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft release rollback`.
@Command(
    name = "rollback",
    description = {
      "Publish a new release that shows the rows of an older one.",
      "Triggers and schedule of the product stand still until somebody runs or applies it."
    })
public final class ReleaseRollback extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "N",
      description = "Number of the release to show again, as weft release list shows it.")
  private long to;

  public ReleaseRollback(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode release = Releases.of(session(), reference).rollback(to);
    session()
        .answers()
        .thing(
            release,
            List.of(
                "Released " + Json.text(release, "release") + ", which shows release " + to,
                "Triggers and schedule of "
                    + reference
                    + " stand still until somebody runs or applies it."));
    return OK;
  }
}
