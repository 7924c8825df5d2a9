package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.usecases.offline.GivenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft contract import`: a contract from something else.
@Command(
    name = "import",
    description = {
      "Make a contract (ODCS) of Parquet, CSV, SQL, JSON Schema or the Data Contract Specification.",
      "It goes to stdout, or to a new file; no server is asked. What a file of data does not say is"
          + " guessed from its rows and marked with the custom property weft.guess. What a contract"
          + " has no word for is listed on stderr, in JSON beside the text."
    })
public final class ContractImport extends Verb {

  @Parameters(index = "0", paramLabel = "FILE", description = "What to import.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = {
        "parquet, csv, sql, json-schema or data-contract;",
        "default: as the name of the file says."
      })
  private @Nullable Source from;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of the contract; default: as the source says, or its name.")
  private @Nullable String id;

  @Mixin private NewFile out;

  private final ContractExchange exchange;

  public ContractImport(Session session, ContractExchange exchange) {
    super(session);
    this.exchange = exchange;
  }

  @Override
  protected int run() {
    out.check();
    if (id != null && id.isBlank()) {
      throw CliErrors.usage("An empty --id is none", "Leave it out, or name the contract.");
    }
    Source source = source();
    new ExchangeText(session(), "weft.contract-import/v1", source.word())
        .tell(imported(source, id == null ? "" : id), out);
    return OK;
  }

  private Source source() {
    if (from != null) {
      return from;
    }
    return Source.ofName(file.toString())
        .orElseThrow(
            () ->
                CliErrors.usage(
                    "The name of " + file + " does not say what it is",
                    "Add --from parquet, csv, sql, json-schema or data-contract."));
  }

  private Exchanged imported(Source source, String named) {
    if (!source.isData()) {
      byte[] bytes = ExchangeText.bytes(file, YamlReader.MOST_BYTES);
      return exchange.read(new GivenFile(file.toString(), bytes), source, named);
    }
    if (!Files.isRegularFile(file)) {
      throw CliErrors.usage("There is no file " + file, "Name one file.");
    }
    return exchange.guess(file, source, named);
  }
}
