package dev.weft.cli.product;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import dev.weft.model.product.Address;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft product show`.
@Command(
    name = "show",
    description = "Show a product: its versions, inputs, ports, columns and labels.")
public final class ProductShow extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product or domain/product@major.")
  private String reference;

  public ProductShow(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Address address = References.product(reference);
    String major =
        address.state() instanceof Address.State.Major(int number)
            ? Api.query(Map.of("major", String.valueOf(number)))
            : "";
    JsonNode shown = session().api().get(References.path(address.product()) + major);
    session().answers().thing(shown, ProductText.product(shown, console().terminal().dataWidth()));
    return OK;
  }
}
