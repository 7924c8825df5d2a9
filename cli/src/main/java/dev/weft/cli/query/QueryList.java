package dev.weft.cli.query;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// `weft query list`.
@Command(
    name = "list",
    description = {
      "List statements under way, the oldest first: your own.",
      "Those who operate the platform see all, but only the texts of their own."
    })
public final class QueryList extends ListVerb {

  private static final List<Column> LIST =
      List.of(
          Column.of("ID", "id"),
          Column.of("BY", "principal"),
          Column.count("SECONDS", "seconds"),
          Column.of("STATEMENT", "sql"));

  public QueryList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session()
        .answers()
        .list(session().api().list("/queries", Map.of()), LIST, "No statement is under way.");
    return OK;
  }
}
