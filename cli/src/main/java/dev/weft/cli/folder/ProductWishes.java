package dev.weft.cli.folder;

import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.mesh.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What options wish for, once they go together: what is missing is asked for, contracts that
/// nobody gave are guessed.
final class ProductWishes {

  private final ProductOptions options;
  private final ContractExchange exchange;
  private final BinaryOperator<String> questions;
  private final Function<String, Optional<String>> environment;

  /// @param questions from the name of an option and a question to the answer
  ProductWishes(
      ProductOptions options,
      ContractExchange exchange,
      BinaryOperator<String> questions,
      Function<String, Optional<String>> environment) {
    this.options = options;
    this.exchange = exchange;
    this.questions = questions;
    this.environment = environment;
  }

  /// @param product domain/name
  NewProduct.Wish of(String product) {
    ProductTemplate template = options.template();
    checkSources(template);
    String id = product.replace('/', '.');
    boolean files = template == ProductTemplate.SOURCE_FILES && options.from == null;
    NewDatabase database = template == ProductTemplate.SOURCE_DATABASE ? database() : null;
    return new NewProduct.Wish(
        template,
        options.from,
        options.from == null ? null : columns(options.from, id),
        files
            ? connection(answered(options.connection, "--connection", "Which connection?"))
            : options.connection == null ? null : connection(options.connection),
        files ? answered(options.files, "--files", "Which files, below its root?") : options.files,
        database,
        database == null ? List.of() : guessed(database, id),
        ReadTable.all(reads(template)));
  }

  private void checkSources(ProductTemplate template) {
    boolean files = template == ProductTemplate.SOURCE_FILES;
    boolean stored = template == ProductTemplate.SOURCE_DATABASE;
    if (!files && (options.from != null || options.files != null)) {
      throw CliErrors.usage(
          "--from and --files are for source-files, not for " + template,
          "Leave --kind out, or write --kind source-files.");
    }
    if (!files && !stored && options.connection != null) {
      throw CliErrors.usage(
          "--connection is for source-files and source-database, not for " + template,
          "Leave --connection out.");
    }
    if (!stored && (options.database != null || !options.tables.isEmpty())) {
      throw CliErrors.usage(
          "--from-database and --table are for source-database, not for " + template,
          "Leave --kind and --from out, or write --from-database with --table.");
    }
    if (options.from == null && options.contract != null) {
      throw CliErrors.usage(
          "--contract says what the columns of a file are, and --from names none",
          "Add --from, or name a connection with --connection and --files.");
    }
  }

  private List<String> reads(ProductTemplate template) {
    boolean derived = template == ProductTemplate.AGGREGATE || template == ProductTemplate.CONSUMER;
    if (!derived && !options.reads.isEmpty()) {
      throw CliErrors.usage(
          "--reads is for aggregate and consumer, not for " + template,
          "Write --kind aggregate or --kind consumer.");
    }
    if (!derived || !options.reads.isEmpty()) {
      return options.reads;
    }
    String question = "Which table does it read (domain.product.table)?";
    return List.of(questions.apply("--reads", question).split(",", -1));
  }

  private String answered(@Nullable String given, String option, String question) {
    return given == null ? questions.apply(option, question) : given;
  }

  private static String connection(String name) {
    if (!Names.isValid(name)) {
      throw CliErrors.usage(Names.explain("connection", name), "Name another --connection.");
    }
    return name;
  }

  private NewDatabase database() {
    String where =
        answered(
            options.database,
            "--from-database",
            "Which database (an SQLite file, or postgresql://USER@HOST:PORT/DATABASE)?");
    return NewDatabase.of(
        where, environment.apply("WEFT_SERVER_USER"), environment.apply("WEFT_SERVER_PASSWORD"));
  }

  private List<DatabaseTables.Guessed> guessed(NewDatabase database, String id) {
    List<String> tables =
        options.tables.isEmpty()
            ? List.of(questions.apply("--table", "Which table?").split(",", -1))
            : options.tables;
    return tables.stream()
        .map(String::strip)
        .distinct()
        .map(
            table ->
                new DatabaseTables.Guessed(
                    table,
                    SourceFile.of(
                        "guess.yaml", exchange.guess(database.given(), table, id).text())))
        .toList();
  }

  /// The contract that was given, or one that is guessed.
  private SourceFile columns(Path data, String id) {
    if (options.contract == null) {
      return SourceFile.of("guess.yaml", guess(data, id).text());
    }
    Path contract = options.contract;
    try (InputStream in = Files.newInputStream(contract)) {
      return new SourceFile(
          String.valueOf(contract.getFileName()), in.readNBytes(YamlReader.MOST_BYTES + 1));
    } catch (IOException e) {
      throw CliErrors.unreadable(contract, e);
    }
  }

  private Exchanged guess(Path data, String id) {
    String ending = data.toString().toLowerCase(Locale.ROOT);
    boolean lines = ending.endsWith(".jsonl") || ending.endsWith(".ndjson");
    Optional<Source> source = Source.ofName(data.toString()).filter(Source::isData);
    if (!lines && source.isEmpty()) {
      throw CliErrors.usage(
          "Columns can be guessed of files named .csv, .jsonl, .ndjson and .parquet, not of "
              + data,
          "Name a contract of its columns with --contract.");
    }
    if (!Files.isRegularFile(data)) {
      throw CliErrors.usage("There is no file " + data, "Name one as --from data.csv.");
    }
    return source
        .map(format -> exchange.guess(data, format, id))
        .orElseGet(() -> exchange.guessLines(data, id));
  }
}
