package dev.weft.cli.folder;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `weft init product` is told about the product.
final class ProductOptions {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "What a product is made of: ${COMPLETION-CANDIDATES}.",
        "Default: source-files with --from, source-database with --from-database,",
        "else source-generated, made-up rows to begin with."
      })
  @Nullable ProductTemplate kind;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "CSV, JSON lines or Parquet that the product comes from.")
  @Nullable Path from;

  @Option(
      names = "--contract",
      paramLabel = "FILE",
      description = {
        "With --from: an ODCS contract with one table, the file's, to begin with.",
        "Default: one that is guessed of the rows, with every guess marked."
      })
  @Nullable Path contract;

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      description = {
        "For source-files and source-database: the connection;",
        "default with --from and --from-database: one that leads there."
      })
  @Nullable String connection;

  @Option(
      names = "--files",
      paramLabel = "GLOB",
      description = "For source-files without --from: the files, below the connection's root.")
  @Nullable String files;

  @Option(
      names = "--reads",
      split = ",",
      paramLabel = "TABLE",
      description = "For aggregate and consumer: domain.product.table, perhaps with @major.")
  List<String> reads = List.of();

  @Option(
      names = "--from-database",
      paramLabel = "WHERE",
      description = {
        "The database that the product comes from: a file of SQLite or DuckDB, or",
        "postgresql://USER@HOST:PORT/DATABASE?sslmode=…, the password in WEFT_SERVER_PASSWORD."
      })
  @Nullable String database;

  @Option(
      names = "--table",
      split = ",",
      paramLabel = "NAME",
      description = "With --from-database: tables or views, of PostgreSQL perhaps with schema.")
  List<String> tables = List.of();

  boolean isAnyGiven() {
    return kind != null
        || from != null
        || contract != null
        || connection != null
        || files != null
        || database != null
        || !tables.isEmpty()
        || !reads.isEmpty();
  }

  /// What is asked for, or follows from what is.
  ProductTemplate template() {
    if (kind != null) {
      return kind;
    }
    if (from != null) {
      return ProductTemplate.SOURCE_FILES;
    }
    return database == null ? ProductTemplate.SOURCE_GENERATED : ProductTemplate.SOURCE_DATABASE;
  }
}
