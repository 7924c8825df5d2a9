package dev.weft.cli.query;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `weft query cancel`.
@Command(name = "cancel", description = "Cancel a statement of yours that is under way.")
public final class QueryCancel extends Verb {

  @Parameters(paramLabel = "ID", description = "The statement's id, as weft query list shows it.")
  private String id;

  public QueryCancel(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    session().api().delete(Api.path("queries", id));
    ObjectNode cancelled = Json.object();
    cancelled.put("id", id);
    cancelled.put("state", "cancelled");
    session().answers().thing(cancelled, List.of("Query " + id + " is cancelled."));
    return OK;
  }
}
