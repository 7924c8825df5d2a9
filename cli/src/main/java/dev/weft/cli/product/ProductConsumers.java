package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Spans;
import dev.weft.model.product.Address;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft product consumers`.
@Command(
    name = "consumers",
    description = {
      "List who reads a product, as they declared and as was seen in the last 90 days.",
      "Where there is a later major: ready who reads it and was not seen here for 31 days, moving who"
          + " reads both, waiting who reads this one alone, idle who was seen in neither."
    })
public final class ProductConsumers extends ListVerb {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("CONSUMER", "consumer", ProductConsumers::name),
          Column.of("DECLARED", "declared"),
          Column.of("LAST READ", "lastRead"),
          Column.of("READS", "reads"),
          Column.of("NEXT", "next"),
          Column.of("READINESS", "readiness"));

  @Parameters(paramLabel = "REF", description = "domain/product or domain/product@major.")
  private String reference;

  public ProductConsumers(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Address address = References.product(reference);
    Map<String, String> question =
        address.state() instanceof Address.State.Major(int number)
            ? Map.of("major", String.valueOf(number))
            : Map.of();
    session()
        .answers()
        .list(
            session().api().list(References.path(address.product()) + "/consumers", question),
            COLUMNS,
            "Nobody reads it.");
    return OK;
  }

  private static String name(JsonNode consumer) {
    String name = Json.text(consumer, "consumer");
    return name.isEmpty()
        ? Spans.count(consumer.path("count").asLong()) + " that you may not see"
        : name;
  }
}
