package dev.weft.cli.folder;

import dev.weft.cli.contract.ContractExchange;
import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a new product's tables: by the contract that was given, else guessed.
///
/// @param contract null where none was given
record WishedColumns(@Nullable Path contract, ContractExchange exchange) {

  /// Of tables of a database, each guessed once.
  List<DatabaseTables.Guessed> of(NewDatabase database, List<String> tables, String id) {
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
  SourceFile of(Path data, String id) {
    if (contract == null) {
      return SourceFile.of("guess.yaml", guess(data, id).text());
    }
    try (InputStream in = Files.newInputStream(contract)) {
      return new SourceFile(
          String.valueOf(contract.getFileName()), in.readNBytes(YamlReader.MOST_BYTES + 1));
    } catch (IOException e) {
      throw CliErrors.unreadable(contract, e);
    }
  }

  private Exchanged guess(Path data, String id) {
    Source source =
        Source.ofName(data.toString())
            .filter(Source::isData)
            .orElseThrow(
                () ->
                    CliErrors.usage(
                        "Columns can be guessed of files named .csv, .jsonl, .ndjson and .parquet,"
                            + " not of "
                            + data,
                        "Name a contract of its columns with --contract."));
    if (!Files.isRegularFile(data)) {
      throw CliErrors.usage("There is no file " + data, "Name one as --from data.csv.");
    }
    return source == Source.JSON ? exchange.guessLines(data, id) : exchange.guess(data, source, id);
  }
}
