package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.http.Api;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft term show`.
@Command(name = "show", description = "Show a term of the glossary and what means it.")
public final class TermShow extends Verb {

  private static final List<Column> USES =
      List.of(
          Column.of("PRODUCT", "product"),
          Column.of("CONTRACT", "contract"),
          Column.of("ELEMENT", "element"));

  @Parameters(paramLabel = "TERM", description = "mesh/NAME or DOMAIN/NAME.")
  private String term;

  public TermShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    int slash = term.indexOf('/');
    if (slash <= 0 || slash == term.length() - 1) {
      throw CliErrors.usage("'" + term + "' is no term", "Write mesh/NAME or DOMAIN/NAME.");
    }
    JsonNode shown =
        session().api().get(Api.path("terms", term.substring(0, slash), term.substring(slash + 1)));
    var lines =
        new Lines(console().terminal().dataWidth())
            .field("term", Json.text(shown, "name"))
            .field("scope", Json.text(shown, "scope"))
            .field("definition", Json.text(shown, "definition"))
            .field("synonyms", String.join(", ", Json.texts(shown, "synonyms")))
            .field("owner", Json.text(shown, "owner"))
            .field("conflicts", String.join(", ", Json.texts(shown, "conflicts")))
            .table(Json.items(shown, "uses"), USES);
    session().answers().thing(shown, lines.list());
    return OK;
  }
}
