package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft contract show`.
@Command(
    name = "show",
    description = {
      "Print a contract as it was applied.",
      "What the glossary and other places say that it means stands below, as comments."
    })
public final class ContractShow extends Verb {

  @Parameters(paramLabel = "ID", description = "Its id, such as operations.departures.flights.")
  private String id;

  @Option(names = "--major", paramLabel = "N", description = "Which major; default: the newest.")
  private @Nullable Integer major;

  public ContractShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    if (id.contains("/") || id.contains(":")) {
      throw CliErrors.notAContract(id);
    }
    Map<String, String> which = major == null ? Map.of() : Map.of("major", major.toString());
    JsonNode shown = session().api().get(Api.path("contracts", id) + Api.query(which));
    List<String> meanings = ContractText.meanings(shown);
    String text = Json.text(shown, "text").stripTrailing();
    // JSON knows no comments, and what is printed must stay a contract.
    boolean takesComments = !text.startsWith("{");
    session().answers().thing(shown, ContractText.of(text, takesComments ? meanings : List.of()));
    if (!takesComments && session().format() == Format.TABLE) {
      meanings.forEach(console()::say);
    }
    return OK;
  }
}
