package dev.weft.cli.inbox;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft product watched`.
@Command(name = "watched", description = "List the products that you watch.")
public final class ProductWatched extends ListVerb {

  private static final List<Column> WATCHES =
      List.of(Column.of("PRODUCT", "product"), Column.instant("SINCE", "since"));

  public ProductWatched(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session()
        .answers()
        .list(
            session().api().list(Api.path("watches"), Map.of()), WATCHES, "You watch no products.");
    return OK;
  }
}
