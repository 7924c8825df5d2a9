package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Target;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.usecases.offline.GivenFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft contract export`: a contract as something else.
@Command(
    name = "export",
    description = {
      "Write a contract as statements that create its tables, a JSON Schema of its rows, or a page.",
      "The contract is of ODCS and need not be of a mesh; no server is asked. What the format has no"
          + " word for is listed on stderr, in JSON beside the text; Markdown and HTML say all."
    })
public final class ContractExport extends Verb {

  @Parameters(index = "0", paramLabel = "FILE", description = "The contract; - is standard input.")
  private Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "duckdb, postgresql, trino, json-schema, markdown or html.")
  private Target to;

  @Mixin private NewFile out;

  private final ContractExchange exchange;

  public ContractExport(Session session, ContractExchange exchange) {
    super(session);
    this.exchange = exchange;
  }

  @Override
  protected int run() {
    out.check();
    GivenFile contract = new GivenInput(file, console()).read(YamlReader.MOST_BYTES);
    Exchanged exported = exchange.export(contract, to);
    new ExchangeText(session(), "weft.contract-export/v1", to.word()).tell(exported, out);
    return OK;
  }
}
