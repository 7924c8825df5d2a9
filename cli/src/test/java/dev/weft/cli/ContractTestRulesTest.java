package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every rule of the standard on data that keeps it and on data that breaks it, in each format. All
/// cases of a format are tables of one contract, so that the engine starts once.
class ContractTestRulesTest {

  private static final Path CASES = Path.of("src", "test", "resources", "rules.csv");

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "VARCHAR",
          "integer", "BIGINT",
          "number", "DOUBLE",
          "date", "DATE",
          "timestamp", "TIMESTAMP",
          "time", "TIME",
          "boolean", "BOOLEAN");

  @TempDir private Path folder;

  /// One column `c` beside a key.
  ///
  /// @param check whose outcome counts
  /// @param type logical type
  /// @param rest what else the contract says of the column
  /// @param good values, nothing for null
  /// @param bad values that break the rule
  private record Case(
      int line, String check, String type, String rest, List<String> good, List<String> bad) {

    static Case of(int line, String text) {
      String[] cells = text.split("\\|", -1);
      return new Case(
          line,
          cells[0],
          cells[1],
          cells[2],
          Arrays.asList(cells[3].split(";", -1)),
          Arrays.asList(cells[4].split(";", -1)));
    }

    String property() {
      return "{ name: c, logicalType: " + type + (rest.isEmpty() ? "" : ", " + rest) + " }";
    }

    /// Dates with a pattern of their own are kept as text.
    String kept() {
      return TYPES.getOrDefault(rest.matches(".*format: '?\"?d.*M.*") ? "string" : type, "VARCHAR");
    }

    /// Whether the format has a type that tells good from bad by itself.
    boolean fits(String format) {
      return !(check.startsWith("type(") && format.equals("parquet"));
    }
  }

  private static List<Case> cases() throws IOException {
    List<String> lines = Files.readAllLines(CASES);
    List<Case> cases = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      cases.add(Case.of(i + 1, lines.get(i)));
    }
    return cases;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson", "parquet"})
  void holdsOrIsBroken(String format) throws IOException {
    List<Case> cases = cases().stream().filter(one -> one.fits(format)).toList();
    List<String> args = new ArrayList<>(List.of("contract", "test", "", "-o", "json"));
    StringBuilder contract =
        new StringBuilder(
            """
            apiVersion: v3.2.0
            kind: DataContract
            id: a.b
            version: 1.0.0
            schema:
            """);
    Map<String, String> expected = new LinkedHashMap<>();
    for (Case one : cases) {
      for (String sort : List.of("good", "bad")) {
        String table = sort + one.line();
        contract.append(
            """
              - name: %s
                properties:
                  - { name: k, logicalType: integer }
                  - %s
            """
                .formatted(table, one.property()));
        Path data = folder.resolve(table + "." + format);
        write(data, format, one, sort.equals("good") ? one.good() : one.bad());
        args.addAll(List.of("--object", table + "=" + data));
        expected.put(table + " " + one.check(), sort.equals("good") ? "passed" : "failed");
      }
    }
    args.set(2, Files.writeString(folder.resolve("contract.yaml"), contract).toString());

    Shell.Result result = new Shell().run(args.toArray(String[]::new));

    Map<String, String> outcomes = new LinkedHashMap<>();
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      String table = check.path("element").asString().replaceFirst("\\..*", "");
      String name = table + " " + check.path("name").asString();
      if (expected.containsKey(name)) {
        outcomes.put(name, check.path("outcome").asString());
      }
    }
    assertThat(cases).hasSizeGreaterThan(60);
    assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static void write(Path file, String format, Case one, List<String> values)
      throws IOException {
    switch (format) {
      case "csv" -> Files.writeString(file, csv(values));
      case "ndjson" -> Files.writeString(file, lines(values));
      default -> parquet(file, one.kept(), values);
    }
  }

  private static String csv(List<String> values) {
    return values.stream()
        .map(value -> value.isEmpty() ? "1," : "1,\"" + value.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining("\n", "k,c\n", "\n"));
  }

  private static String lines(List<String> values) {
    return values.stream()
        .map(value -> value.isEmpty() ? "null" : Json.line(value))
        .map(value -> "{\"k\": 1, \"c\": " + value + "}")
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void parquet(Path file, String type, List<String> values) {
    String rows =
        values.stream()
            .map(value -> value.isEmpty() ? "NULL" : "'" + value.replace("'", "''") + "'")
            .map(value -> "(1, CAST(" + value + " AS " + type + "))")
            .collect(Collectors.joining(", "));
    Parquet.write(file, "select * from (values " + rows + ") as t (k, c)");
  }
}
