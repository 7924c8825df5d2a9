package dev.weft.cli.folder;

import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.failure.CliErrors;
import dev.weft.model.mesh.Names;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What options wish for, once they go together: what is missing is asked for, contracts that
/// nobody gave are guessed.
final class ProductWishes {

  private final ProductOptions options;
  private final WishedColumns columns;
  private final BinaryOperator<String> questions;
  private final Function<String, Optional<String>> environment;

  /// @param questions from the name of an option and a question to the answer
  ProductWishes(
      ProductOptions options,
      ContractExchange exchange,
      BinaryOperator<String> questions,
      Function<String, Optional<String>> environment) {
    this.options = options;
    this.columns = new WishedColumns(options.contract, exchange);
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
        options.from == null ? null : columns.of(options.from, id),
        files
            ? connection(answered(options.connection, "--connection", "Which connection?"))
            : options.connection == null ? null : connection(options.connection),
        files ? answered(options.files, "--files", "Which files, below its root?") : options.files,
        database,
        database == null ? List.of() : columns.of(database, tables(), id),
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
            "Which database (a file of SQLite or DuckDB, or"
                + " postgresql://USER@HOST:PORT/DATABASE)?");
    return NewDatabase.of(
        where, environment.apply("WEFT_SERVER_USER"), environment.apply("WEFT_SERVER_PASSWORD"));
  }

  private List<String> tables() {
    return options.tables.isEmpty()
        ? List.of(questions.apply("--table", "Which table?").split(",", -1))
        : options.tables;
  }
}
