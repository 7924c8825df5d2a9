package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
      "Make a contract (ODCS) of Parquet, CSV, JSON, SQL, JSON Schema or the Data Contract"
          + " Specification.",
      "It goes to stdout, or to a new file; no server is asked. What a file of data does not say is"
          + " guessed from its rows and marked with the custom property weft.guess. What a contract"
          + " has no word for is listed on stderr, in JSON beside the text."
    })
public final class ContractImport extends Verb {

  private static final int BEGINNING = 1 << 20;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "What to import; - is standard input.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = {
        "parquet, csv, json, sql, json-schema or data-contract;",
        "default: as the name of the file says; .json is data when it holds an array or lines."
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
    return Source.of(file.toString(), beginning())
        .orElseThrow(
            () ->
                CliErrors.usage(
                    "The name of " + file + " does not say what it is",
                    "Add --from parquet, csv, json, sql, json-schema or data-contract."));
  }

  /// Empty when it does not matter.
  private String beginning() {
    if (Source.ofName(file.toString()).filter(Source.JSON_SCHEMA::equals).isEmpty()
        || !Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }

  private Exchanged imported(Source source, String named) {
    var given = new GivenInput(file, console());
    if (!source.isData()) {
      return exchange.read(given.read(YamlReader.MOST_BYTES), source, named);
    }
    if (given.isStdin()) {
      return exchange.guess(console().input(), source, named);
    }
    if (!Files.isRegularFile(file)) {
      throw given.noFile();
    }
    return exchange.guess(file, source, named);
  }
}
