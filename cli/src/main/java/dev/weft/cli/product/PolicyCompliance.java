package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft policy compliance`.
@Command(
    name = "compliance",
    description = "Count by domain what keeps the rules in force and what does not.")
public final class PolicyCompliance extends Verb {

  private static final List<Column> DOMAINS =
      List.of(
          Column.of("DOMAIN", "domain"),
          Column.of("PRODUCTS", "products"),
          Column.of("AGREEMENTS", "agreements"),
          Column.of("KEPT", "kept"),
          Column.of("WAIVED", "waived"),
          Column.of("BROKEN", "broken"),
          Column.of("ENFORCED", "enforced"));
  private static final List<Column> DAYS =
      List.of(
          Column.of("DAY", "day"),
          Column.of("KEPT", "kept"),
          Column.of("WAIVED", "waived"),
          Column.of("BROKEN", "broken"));

  @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Only this domain.")
  private @Nullable String domain;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Also the counts at the end of each of the last N days, 90 at most.")
  private @Nullable Integer days;

  public PolicyCompliance(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> question = new TreeMap<>();
    if (domain != null) {
      question.put("domain", domain);
    }
    if (days != null) {
      question.put("days", days.toString());
    }
    JsonNode shown = session().api().get(Api.path("compliance") + Api.query(question));
    var lines = new Lines(console().terminal().dataWidth());
    lines.table(Json.items(shown, "domains"), DOMAINS);
    lines.table(Json.items(shown, "points"), DAYS);
    List<String> text = lines.list();
    session().answers().thing(shown, text.isEmpty() ? List.of() : text.subList(1, text.size()));
    return OK;
  }
}
