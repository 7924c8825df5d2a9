package dev.weft.cli.inbox;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft inbox list`.
@Command(
    name = "list",
    description = "List what you were told and have not read, the newest first.")
public class InboxList extends ListVerb {

  private static final List<Column> NOTICES =
      List.of(
          Column.of("N", "number"),
          Column.instant("TOLD", "at"),
          Column.of("KIND", "kind"),
          Column.of("WHAT", "sentence"));

  @Option(names = "--all", description = "Also what you have read.")
  private boolean all;

  public InboxList(Session session) {
    super(session);
  }

  @Override
  protected final int run() {
    Map<String, String> filter = all ? Map.of("all", "true") : Map.of();
    session()
        .answers()
        .list(
            session().api().list(Api.path("inbox"), filter),
            NOTICES,
            all
                ? "You were told nothing in the last 90 days."
                : "Nothing new; `weft inbox list --all` shows what you have read.");
    return OK;
  }
}
