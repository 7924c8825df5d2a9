package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.model.product.Address;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft lineage`.
@Command(
    name = "lineage",
    description = "Show where columns come from, or what is made of them, over products.")
public final class LineageShow extends Verb {

  @Parameters(
      paramLabel = "REF",
      description = "A product, a table or a column: domain/product:table#column.")
  private String reference;

  @Option(names = "--up", description = "What it is made of; the default.")
  private boolean up;

  @Option(names = "--down", description = "What current releases make of it.")
  private boolean down;

  @Option(names = "--depth", paramLabel = "N", description = "Steps to take; default: 5.")
  private @Nullable Integer depth;

  public LineageShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    if (up && down) {
      throw CliErrors.usage("--up and --down exclude each other", "Leave one of them out.");
    }
    Address of = Address.find(reference).orElseThrow(() -> CliErrors.notAReference(reference));
    Map<String, String> question = new TreeMap<>(Map.of("of", of.toString()));
    question.put("direction", down ? "down" : "up");
    if (depth != null) {
      question.put("depth", depth.toString());
    }
    JsonNode shown = session().api().get(Api.path("lineage") + Api.query(question));
    session().answers().thing(shown, new LineageText(shown).lines());
    if (Json.isTrue(shown, "truncated")) {
      console().say("There is more; ask for a greater --depth or for less.");
    }
    return OK;
  }
}
