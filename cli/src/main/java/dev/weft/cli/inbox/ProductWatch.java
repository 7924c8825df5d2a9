package dev.weft.cli.inbox;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.http.Api;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft product watch`.
@Command(
    name = "watch",
    description = "Be told what happens to a product: releases, incidents, its end.")
public final class ProductWatch extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  public ProductWatch(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    ProductId product = References.product(reference).product();
    JsonNode watch =
        session().api().post(Api.path("watches"), Map.of("product", product.toString()));
    session()
        .answers()
        .thing(watch, List.of("You are told what happens to " + product + ": weft inbox."));
    return OK;
  }
}
