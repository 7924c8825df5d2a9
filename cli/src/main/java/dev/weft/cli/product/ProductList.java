package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft product list`.
@Command(name = "list", description = "List the products you may see.")
public final class ProductList extends Verb {

  @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only those of this domain.")
  private @Nullable String domain;

  public ProductList(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return Format.OF_LISTS;
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
