package dev.weft.cli.inbox;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.model.product.ProductId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft product unwatch`.
@Command(name = "unwatch", description = "Watch a product no more.")
public final class ProductUnwatch extends Verb {

  @Parameters(paramLabel = "REF", description = "domain/product.")
  private String reference;

  public ProductUnwatch(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    ProductId product = References.product(reference).product();
    session().api().delete(Api.path("watches", product.domain(), product.name()));
    var answer = Json.object();
    answer.put("schema", "weft.unwatched/v1");
    answer.put("product", product.toString());
    session().answers().thing(answer, List.of("You no longer watch " + product + "."));
    return OK;
  }
}
