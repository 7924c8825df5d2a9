package dev.weft.cli.audit;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.failure.CliErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `weft audit list`.
@Command(
    name = "list",
    description = "List decisions and what left, the newest first: yours, or those you audit.")
public final class AuditList extends ListVerb {

  @Option(
      names = "--column",
      paramLabel = "REF",
      description = "Only what used this column: domain/product:table#column.")
  private @Nullable String column;

  @Option(names = "--product", paramLabel = "REF", description = "Only what is about this product.")
  private @Nullable String product;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Not older than 7d, 12h or 30m, a day, or a moment.")
  private @Nullable String since;

  @Option(names = "--who", paramLabel = "NAME", description = "Only records of this one.")
  private @Nullable String who;

  @Option(
      names = "--outcome",
      paramLabel = "WORD",
      description = "Only these: allow, deny, answered, failed.")
  private @Nullable String outcome;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, the newest; 100 when absent, 0 for all.")
  private int limit = 100;

  public AuditList(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    if (limit < 0) {
      throw CliErrors.usage("--limit " + limit + " is less than nothing", "Use 0 for all.");
    }
    Map<String, String> filter = new LinkedHashMap<>();
    put(filter, "column", column);
    put(filter, "product", product);
    put(filter, "since", since);
    put(filter, "principal", who);
    put(filter, "outcome", outcome);
    int most = limit == 0 ? Integer.MAX_VALUE : limit;
    session()
        .answers()
        .list(session().api().list("/audit", filter, most), AuditText.LIST, "No records.");
    return OK;
  }

  private static void put(Map<String, String> filter, String name, @Nullable String value) {
    if (value != null) {
      filter.put(name, value);
    }
  }
}
