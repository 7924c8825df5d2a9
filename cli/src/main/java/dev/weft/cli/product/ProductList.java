package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft product list`.
@Command(name = "list", description = "List the products you may see.")
public final class ProductList extends ListVerb {

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only those of this domain.")
  private @Nullable String domain;

  public ProductList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> filter = domain == null ? Map.of() : Map.of("domain", domain);
    session()
        .answers()
        .list(session().api().list("/products", filter), ProductText.PRODUCTS, "No products yet.");
    return OK;
  }
}
