package dev.weft.cli.product;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.References;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft policy judgements`.
@Command(
    name = "judgements",
    description =
        "List the rules that products, their ports, contracts and agreements do not keep.")
public final class PolicyJudgements extends ListVerb {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("TARGET", "target"),
          Column.of("RULE", "rule"),
          Column.of("STAGE", "stage"),
          Column.of("OUTCOME", "outcome"),
          Column.of("WHAT", "message"),
          new Column("WAIVED UNTIL", "until", item -> Json.text(item.path("waiver"), "until")),
          Column.of("REMEDY", "fix"));

  /// The same where several products may be meant.
  private static final List<Column> OF_PRODUCTS =
      Stream.concat(
              Stream.of(COLUMNS.getFirst(), Column.of("PRODUCT", "product")),
              COLUMNS.stream().skip(1))
          .toList();

  @Parameters(
      arity = "0..1",
      paramLabel = "REF",
      description = "A domain, or domain/product; the whole mesh when absent.")
  private @Nullable String reference;

  @Option(names = "--all", description = "Also the rules that are kept.")
  private boolean all;

  public PolicyJudgements(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    Map<String, String> question = new TreeMap<>(Map.of("all", Boolean.toString(all)));
    if (reference != null && reference.contains("/")) {
      question.put("product", References.product(reference).product().toString());
    } else if (reference != null) {
      question.put("domain", reference);
    }
    session()
        .answers()
        .list(
            session().api().list(Api.path("compliance", "judgements"), question),
            question.containsKey("product") ? COLUMNS : OF_PRODUCTS,
            all ? "No rule is about anything there." : "Every rule is kept.");
    return OK;
  }
}
