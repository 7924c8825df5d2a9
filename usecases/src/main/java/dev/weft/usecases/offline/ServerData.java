package dev.weft.usecases.offline;

import dev.weft.capture.copy.CopiedColumn;
import dev.weft.capture.copy.PostgresTable;
import dev.weft.capture.copy.SqliteTable;
import dev.weft.engine.DataChecks.Format;
import dev.weft.engine.DataChecks.Source;
import dev.weft.formats.bitol.DescribedData;
import dev.weft.formats.bitol.DescribedData.Server;
import dev.weft.model.error.WeftException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The data where one of the contract's own servers says that it is. Databases of others write
/// their tables into temporary files; nothing is dialled but the chosen server.
final class ServerData {

  private final DescribedData contract;
  private final TestedData.OfServer chosen;
  private final Server server;
  private final Path scratch;

  /// @param scratch folder for copies of tables
  ServerData(DescribedData contract, TestedData.OfServer chosen, Path scratch) {
    this.contract = contract;
    this.chosen = chosen;
    this.scratch = scratch;
    this.server =
        contract
            .server(chosen.name())
            .orElseThrow(() -> TestErrors.unknownServer(chosen.name(), contract));
  }

  /// Sources of all tables of the contract, by name. Throws CLI_USAGE for a server that cannot be
  /// tested; one that does not answer is a source that cannot be got at.
  Map<String, Source> sources() {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (DescribedData.Table table : contract.tables()) {
      sources.put(table.object().name(), source(table));
    }
    return sources;
  }

  private Source source(DescribedData.Table table) {
    return switch (server.type()) {
      case "local", "custom" -> ofFile(table);
      case "duckdb" -> duckdb(table, field("database"));
      case "postgres", "postgresql" -> postgres(table);
      default -> throw TestErrors.unsupportedServer(server);
    };
  }

  private Source ofFile(DescribedData.Table table) {
    if (server.find("path").isEmpty()) {
      throw TestErrors.unsupportedServer(server);
    }
    String format = server.find("format").orElse("").toLowerCase(Locale.ROOT);
    String path = placed(field("path"), table);
    return switch (format) {
      case "sqlite" -> sqlite(table, path);
      case "duckdb" -> duckdb(table, path);
      case "csv", "tsv" -> DataFiles.source(table.object().name(), path(path), Format.CSV);
      case "json", "ndjson", "jsonl" ->
          DataFiles.source(table.object().name(), path(path), Format.JSON);
      case "parquet" -> DataFiles.source(table.object().name(), path(path), Format.PARQUET);
      case "iceberg" -> IcebergTable.source(path(path));
      case "" -> DataFiles.source(table.object().name(), path(path));
      default -> throw TestErrors.unsupportedFormat(server, format);
    };
  }

  private Source duckdb(DescribedData.Table table, String path) {
    TableName name = TableName.of(table.physicalName(), server.find("schema").orElse("main"));
    return new Source.Database(path(path), name.schema(), name.table());
  }

  private Source sqlite(DescribedData.Table table, String path) {
    Path copy = scratch.resolve(copyName(table) + ".ndjson");
    return copied(
        () -> new SqliteTable(path(path), table.physicalName()).copy(columns(table), copy),
        new Source.Files(List.of(copy), Format.JSON));
  }

  private Source postgres(DescribedData.Table table) {
    TableName name = TableName.of(table.physicalName(), server.find("schema").orElse("public"));
    var address =
        new PostgresTable.Address(
            field("host"), port(), field("database"), chosen.user(), chosen.password());
    Path copy = scratch.resolve(copyName(table) + ".csv");
    return copied(
        () -> new PostgresTable(address, name.schema(), name.table()).copy(columns(table), copy),
        new Source.Files(List.of(copy), Format.CSV));
  }

  private static Source copied(Runnable copy, Source source) {
    try {
      copy.run();
      return source;
    } catch (WeftException e) {
      return new Source.Unreachable(e);
    }
  }

  /// Names in contracts may be anything, those of files may not.
  private String copyName(DescribedData.Table table) {
    return "table-" + contract.tables().indexOf(table);
  }

  private static List<CopiedColumn> columns(DescribedData.Table table) {
    return table.object().properties().stream()
        .map(TestedTable::wanted)
        .map(column -> new CopiedColumn(column.spellings(), column.type()))
        .toList();
  }

  private int port() {
    Optional<String> port = server.find("port");
    if (port.isEmpty()) {
      return 5432;
    }
    if (!port.get().matches("\\d{1,5}") || Integer.parseInt(port.get()) > 65_535) {
      throw TestErrors.incompleteServer(server, "port");
    }
    return Integer.parseInt(port.get());
  }

  private String field(String name) {
    return server
        .find(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> TestErrors.incompleteServer(server, name));
  }

  private static String placed(String path, DescribedData.Table table) {
    return path.replace("{object}", table.physicalName())
        .replace("{model}", table.physicalName())
        .replace("{table}", table.physicalName());
  }

  /// Relative paths begin where the contract lies.
  private Path path(String text) {
    try {
      return chosen.folder().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw TestErrors.incompleteServer(server, "path");
    }
  }

  /// A table's name with its schema.
  private record TableName(String schema, String table) {
    static TableName of(String physical, String schema) {
      int dot = physical.indexOf('.');
      return dot < 0
          ? new TableName(schema, physical)
          : new TableName(physical.substring(0, dot), physical.substring(dot + 1));
    }
  }
}
