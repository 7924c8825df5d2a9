package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.usecases.offline.CheckSelection;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestedData;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft contract test`: every rule of a contract on data, where it lies.
@Command(
    name = "test",
    description = {
      "Test data against a contract, without a server.",
      "--data PATH[,PATH] names files or folders with the data of the contract's only table, or of"
          + " the tables that they are named after; it does not mean the data folder here.",
      "Reads CSV, JSON, lines of JSON, Parquet and folders of Iceberg tables, or a database that the"
          + " contract names, and nothing else. Columns are found by physicalName, else by name;"
          + " others may be there. Exit 0 when all checks passed or warn, 1 when one failed or could"
          + " not run."
    })
public final class ContractTest extends Verb {

  @Parameters(
      paramLabel = "CONTRACT",
      description =
          "A contract: a file, - for standard input, REVISION:path of git, or the id of an"
              + " applied one.")
  private String contract;

  @Option(
      names = "--object",
      paramLabel = "NAME=PATH[,PATH]",
      description = "The data of the table NAME; may be repeated.")
  private List<String> objects = List.of();

  @Option(
      names = "--server",
      paramLabel = "NAME",
      description =
          "The data of all tables where this server of the contract says: local, duckdb or postgres;"
              + " user and password in WEFT_SERVER_USER and WEFT_SERVER_PASSWORD.")
  private @Nullable String server;

  @Option(
      names = "--filter",
      split = ",",
      paramLabel = "TEXT",
      description = "Only checks of this name or element, with * for any text.")
  private List<String> filters = List.of();

  @Option(
      names = "--rule",
      split = ",",
      paramLabel = "RULE",
      description = "Only rules of this sort, such as required, type or sql.")
  private List<String> rules = List.of();

  @Option(
      names = "--metadata-only",
      description = "Look at names and types of columns only, not at values.")
  private boolean metadataOnly;

  private final DataTesting testing;

  public ContractTest(Session session, DataTesting testing) {
    super(session);
    this.testing = testing;
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE,
        Format.JSON,
        Format.NDJSON,
        Format.YAML,
        Format.JUNIT,
        Format.BITOL,
        Format.OPENLINEAGE);
  }

  @Override
  protected int run() {
    List<String> data =
        session().takeData().map(text -> List.of(text.split(",", -1))).orElse(List.of());
    TestView test =
        testing.test(
            new Versions(session()).read(contract),
            tested(data),
            new CheckSelection(filters, rules, metadataOnly));
    switch (session().format()) {
      case TABLE -> TestText.table(test, console()).forEach(console()::print);
      case JUNIT -> TestReport.junit(test).forEach(console()::print);
      case BITOL -> console().print(Json.pretty(ObservabilityResults.of(test, Instant.now())));
      case OPENLINEAGE -> console().print(Json.pretty(LineageEvent.of(test, Instant.now())));
      case JSON, NDJSON, YAML, CSV, PARQUET, ARROW, GITHUB, MARKDOWN, SARIF ->
          session().answers().tree(TestText.tree(test));
    }
    boolean good = test.outcome().equals("passed") || test.outcome().equals("warned");
    return good ? OK : FAILED;
  }

  private TestedData tested(List<String> data) {
    if (server == null) {
      return files(data);
    }
    if (!data.isEmpty() || !objects.isEmpty()) {
      throw CliErrors.usage(
          "--server already says where the data is", "Leave out --data and --object.");
    }
    return new TestedData.OfServer(
        server,
        folder(),
        session().find("WEFT_SERVER_USER"),
        session().find("WEFT_SERVER_PASSWORD"));
  }

  /// Where the contract lies; here when it is no file.
  private Path folder() {
    Path here = Path.of("").toAbsolutePath();
    try {
      Path file = here.resolve(contract);
      Path parent = file.getParent();
      return Files.isRegularFile(file) && parent != null ? parent : here;
    } catch (InvalidPathException e) {
      return here;
    }
  }

  private TestedData files(List<String> data) {
    Map<String, List<Path>> byTable = new LinkedHashMap<>();
    for (String object : objects) {
      int sign = object.indexOf('=');
      if (sign < 1 || sign == object.length() - 1) {
        throw CliErrors.usage(
            "'" + object + "' does not say which data is of which table",
            "Write --object NAME=PATH.");
      }
      byTable
          .computeIfAbsent(object.substring(0, sign), name -> new ArrayList<>())
          .addAll(paths(List.of(object.substring(sign + 1).split(",", -1))));
    }
    return new TestedData.Paths(paths(data), byTable);
  }

  private static List<Path> paths(List<String> texts) {
    return texts.stream().map(ContractTest::path).toList();
  }

  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // no name of a file on this machine
    }
    throw CliErrors.usage("'" + text + "' is no path", "Name files or folders with data.");
  }
}
