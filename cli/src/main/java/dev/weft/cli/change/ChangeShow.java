package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.folder.PlanText;
import dev.weft.cli.http.Api;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft change show`.
@Command(
    name = "show",
    description = "Show a change: what it would do, what is missing, what was said.")
public final class ChangeShow extends Verb {

  @Parameters(paramLabel = "N", description = "Its number, as weft change list shows it.")
  private long number;

  public ChangeShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    JsonNode shown = session().api().get(Api.path("changes", Long.toString(number)));
    List<String> lines =
        new ArrayList<>(ChangeText.change(shown, console().terminal().dataWidth()));
    if (shown.path("plan").isObject()) {
      lines.add("");
      lines.addAll(PlanText.of(shown.path("plan"), console().dataStyle()));
    }
    session().answers().thing(shown, lines);
    return OK;
  }
}
