package dev.weft.cli.run;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft run list`.
@Command(name = "list", description = "List runs, the newest first.")
public final class RunList extends ListVerb {

  @Parameters(arity = "0..1", paramLabel = "REF", description = "Only those of this product.")
  private @Nullable String product;

  public RunList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> filter =
        product == null
            ? Map.of()
            : Map.of("product", References.product(product).product().toString());
    session().answers().list(session().api().list("/runs", filter), RunText.LIST, "No runs yet.");
    return OK;
  }
}
