package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft release diff`.
@Command(name = "diff", description = "Show what differs between two releases of a product.")
public final class ReleaseDiff extends Verb {

  @Parameters(index = "0", paramLabel = "REF", description = "domain/product.")
  private String reference;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FROM",
      description = "Number of a release; default: the one before the current.")
  private @Nullable Long from;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TO",
      description = "Number of a release; default: the current.")
  private @Nullable Long to;

  public ReleaseDiff(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    var releases = Releases.of(session(), reference);
    long last = to == null ? releases.number() : to;
    long first = from == null ? releases.before(last) : from;
    JsonNode shown = releases.diff(first, last);
    session().answers().thing(shown, ReleaseText.diff(shown));
    return OK;
  }
}
