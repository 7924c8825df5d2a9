package dev.weft.usecases.offline;

import dev.weft.formats.bitol.DescribedData;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Why a test cannot begin.
final class TestErrors {

  private TestErrors() {}

  static WeftException notUnderstood(List<Finding> findings) {
    return WeftException.of(
            ErrorCode.PLAN_REFUSED,
            "What breaks its standard cannot be tested",
            "Correct what the findings point to.")
        .withFindings(findings);
  }

  static WeftException noContract(String name) {
    return usage(name + " is no contract", "Name a document of the kind DataContract.");
  }

  static WeftException noTable() {
    return usage(
        "The contract describes no table, so there is nothing to test",
        "Add `schema:` with a table and its columns.");
  }

  static WeftException unknownTable(String name, DescribedData contract) {
    return usage("The contract has no table " + name, "It has " + tables(contract) + ".");
  }

  static WeftException whichTable(Path path, DescribedData contract) {
    return usage(
        "Nothing says which table " + path + " is of",
        "Write --object NAME=" + path + " for one of " + tables(contract) + ".");
  }

  static WeftException whichFormat(Path path) {
    return usage(
        "Cannot tell how " + path + " is written",
        "Files end in .csv, .tsv, .json, .ndjson, .jsonl or .parquet; a folder holds such files, or"
            + " an Iceberg table.");
  }

  static WeftException severalFormats(String table) {
    return usage(
        "The files of " + table + " are written in different ways",
        "Test files of one format together.");
  }

  static WeftException nothingSelected() {
    return usage(
        "No check of the contract is selected",
        "--filter takes names of checks or elements, --rule sorts of rules such as required; run"
            + " without them to see all.");
  }

  static WeftException noData() {
    return usage(
        "Nothing says which data to test", "Add --data PATH, --object NAME=PATH or --server NAME.");
  }

  static WeftException unknownServer(String name, DescribedData contract) {
    String known =
        contract.servers().stream()
            .map(DescribedData.Server::name)
            .collect(Collectors.joining(", "));
    return usage(
        "The contract has no server " + name,
        known.isEmpty()
            ? "Add it to `servers:`, or name files with --data."
            : "It has " + known + ".");
  }

  static WeftException unsupportedServer(DescribedData.Server server) {
    return usage(
        "Servers of the type " + server.type() + " are not supported yet",
        "Supported are local (files, DuckDB and SQLite), duckdb and postgres; or export the data to"
            + " files and name them with --data.");
  }

  static WeftException unsupportedFormat(DescribedData.Server server, String format) {
    return usage(
        "The format " + format + " of the server " + server.name() + " is not supported yet",
        "Supported are csv, json, ndjson, parquet, iceberg, duckdb and sqlite.");
  }

  static WeftException incompleteServer(DescribedData.Server server, String field) {
    return usage(
        "The server " + server.name() + " has no proper `" + field + "`",
        "Correct it in `servers:` of the contract.");
  }

  private static String tables(DescribedData contract) {
    return contract.tables().stream()
        .map(table -> table.object().name())
        .collect(Collectors.joining(", "));
  }

  private static WeftException usage(String sentence, String remedy) {
    return WeftException.of(ErrorCode.CLI_USAGE, sentence, remedy);
  }
}
