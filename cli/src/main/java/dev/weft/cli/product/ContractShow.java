package dev.weft.cli.product;

import dev.weft.cli.command.ContractReference;
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

  @Parameters(
      paramLabel = "ID",
      description = "Its id: operations.departures.flights, perhaps with @1 or @1.0.0+3.")
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
    ContractReference contract =
        ContractReference.find(id).orElseThrow(() -> CliErrors.notAContract(id));
    Map<String, String> which = which(contract);
    JsonNode shown = session().api().get(Api.path("contracts", contract.id()) + Api.query(which));
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

  private Map<String, String> which(ContractReference contract) {
    if (major == null) {
      return contract.which();
    }
    if (!contract.which().isEmpty()) {
      throw CliErrors.usage(
          id + " says which already, and so does --major", "Leave one of them out.");
    }
    return Map.of("major", major.toString());
  }
}
