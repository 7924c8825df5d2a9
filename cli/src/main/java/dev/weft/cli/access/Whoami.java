package dev.weft.cli.access;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `weft whoami`.
@Command(name = "whoami", description = "Show who you are to the server, and your roles.")
public final class Whoami extends Verb {

  private static final List<Column> ROLES =
      List.of(Column.of("SCOPE", "scope"), Column.texts("ROLES", "roles"));

  public Whoami(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode me = session().api().get("/whoami");
    Lines lines =
        new Lines(console().terminal().dataWidth())
            .field("principal", Json.text(me, "principal"))
            .field("actor", Json.text(me, "actor"))
            .field("kind", Json.text(me, "kind"))
            .field("teams", String.join(", ", Json.texts(me, "teams")))
            .table(Json.items(me, "roles"), ROLES);
    session().answers().thing(me, lines.list());
    return OK;
  }
}
