package dev.weft.cli.run;

import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft run list`.
@Command(name = "list", description = "List runs, the newest first.")
public final class RunList extends Verb {

  @Parameters(arity = "0..1", paramLabel = "REF", description = "Only those of this product.")
  private @Nullable String product;

  public RunList(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return Format.OF_LISTS;
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
