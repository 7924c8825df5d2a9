package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `weft contract import` and `weft contract export`.
class ContractExchangeTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.orders
      version: 1.0.0
      status: active
      schema:
        - name: orders
          properties:
            - { name: id, logicalType: integer, required: true, classification: public }
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  private static Shell.Result contract(Object... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("contract"));
    List.of(arguments).forEach(argument -> all.add(argument.toString()));
    return new Shell().run(all.toArray(String[]::new));
  }

  @Test
  void exportsToStdoutAndListsWhatIsLeftOut() throws IOException {
    Shell.Result result = contract("export", file("orders.yaml", CONTRACT), "--to", "postgresql");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            -- shop.orders, version 1.0.0, active

            CREATE TABLE "orders" (
              "id" INTEGER NOT NULL
            );
            """);
    Golden.check("exchange/export.txt", relative(result.err()));
  }

  @Test
  void tellsProgramsBoth() throws IOException {
    Shell.Result result =
        contract("export", file("orders.yaml", CONTRACT), "--to", "json-schema", "-o", "json");

    JsonNode answer = Json.read(result.bytes());
    assertThat(Json.text(answer, "schema")).isEqualTo("weft.contract-export/v1");
    assertThat(Json.text(answer, "format")).isEqualTo("json-schema");
    assertThat(Json.text(Json.read(Json.text(answer, "text")), "type")).isEqualTo("object");
    assertThat(Json.items(answer, "findings"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(Json.text(finding, "code")).isEqualTo("W-EXPORT-001");
              assertThat(Json.text(finding, "severity")).isEqualTo("warning");
              assertThat(Json.number(finding, "line")).isEqualTo(9);
            });
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb", "postgresql", "trino", "json-schema", "markdown", "html"})
  void writesEveryFormatToANewFile(String format) throws IOException {
    Path out = folder.resolve("out");

    Shell.Result result =
        contract("export", file("orders.yaml", CONTRACT), "--to", format, "--out", out);

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(Files.readString(out)).contains("orders");
  }

  @Test
  void writesOverNothingUnlessToldTo() throws IOException {
    Path out = file("out.sql", "mine");
    Path contract = file("orders.yaml", CONTRACT);

    Shell.Result refused = contract("export", contract, "--to", "duckdb", "--out", out);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(out).hasContent("mine");

    Shell.Result forced = contract("export", contract, "--to", "duckdb", "--out", out, "--force");
    assertThat(forced.exit()).isZero();
    assertThat(Files.readString(out)).contains("CREATE TABLE");
  }

  @Test
  void refusesWhatBreaksItsStandard() throws IOException {
    Path broken = file("broken.yaml", CONTRACT.replace("logicalType: integer", "logicalType: no"));

    Shell.Result result = contract("export", broken, "--to", "html");

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    Golden.check("exchange/refused.txt", relative(result.err()));
  }

  @Test
  void importsWhatLintFindsValid() throws IOException {
    List<Path> sources =
        List.of(
            file("a.sql", "CREATE TABLE a (id BIGINT PRIMARY KEY, b interval);"),
            file("b.csv", "id,day\n1,2001-02-03\n2,2001-02-04\n"),
            file("c.json", "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"),
            file(
                "d.yaml",
                """
                dataContractSpecification: 1.2.0
                id: d
                info: { title: d, version: 1.0.0 }
                models: { d: { fields: { a: { type: string } } } }
                """));
    for (Path source : sources) {
      Path out = folder.resolve(source.getFileName() + ".contract.yaml");

      Shell.Result result = contract("import", source, "--id", "shop.it", "--out", out);

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(Files.readString(out)).contains("id: shop.it");
      assertThat(contract("lint", out).exit()).isZero();
    }
  }

  @Test
  void importsToStdoutAndListsWhatIsLeftOut() throws IOException {
    Path sql =
        file("a.sql", "CREATE TABLE a (\n  id int DEFAULT 7\n);\nCREATE INDEX i ON a (id);\n");

    Shell.Result result = contract("import", sql);

    assertThat(result.exit()).isZero();
    Golden.check("exchange/import.yaml", result.out());
    Golden.check("exchange/import.txt", relative(result.err()));
  }

  @Test
  void asksForAFormatThatTheNameDoesNotSay() throws IOException {
    Path odd = file("tables.txt", "CREATE TABLE a (id int)");

    assertThat(contract("import", odd).exit()).isEqualTo(2);
    assertThat(contract("import", odd, "--from", "sql").exit()).isZero();
    assertThat(contract("import", odd, "--from", "nonsense").exit()).isEqualTo(2);
    assertThat(contract("import", folder.resolve("none.sql")).exit()).isEqualTo(2);
    assertThat(contract("import", folder).exit()).isEqualTo(2);
    assertThat(contract("import", odd, "--from", "json-schema").exit()).isEqualTo(7);
  }

  private static Shell.Result piped(String text, Object... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("contract"));
    List.of(arguments).forEach(argument -> all.add(argument.toString()));
    return new Shell().answering(text).run(all.toArray(String[]::new));
  }

  @Test
  void readsStdin() throws IOException {
    Path file = file("orders.yaml", CONTRACT);

    assertThat(piped(CONTRACT, "export", "-", "--to", "trino").out())
        .isEqualTo(contract("export", file, "--to", "trino").out())
        .isNotEmpty();
    assertThat(piped("CREATE TABLE a (id int)", "import", "-", "--from", "sql").out())
        .contains("name: a\n");
    Shell.Result csv = piped("größe,n\nä,1\n", "import", "-", "--from", "csv", "--id", "shop.a");
    assertThat(csv.out()).contains("id: shop.a", "name: contract\n", "physicalName: größe");
    assertThat(piped("{\"a\": {\"b\": 1}}", "import", "-", "--from", "json").out())
        .containsSubsequence("name: a", "object", "name: b", "integer");
  }

  @Test
  void refusesStdinThatSaysTooLittleOrTooMuch() {
    Shell.Result unnamed = piped("a,b\n1,2\n", "import", "-");
    assertThat(unnamed.exit()).isEqualTo(2);
    assertThat(unnamed.err()).contains("The name of - does not say what it is");
    assertThat(piped("", "import", "-", "--from", "csv").err()).contains("-: it has no header");
    Shell.Result large = piped("x".repeat((2 << 20) + 1), "export", "-", "--to", "html");
    assertThat(large.exit()).isEqualTo(7);
    assertThat(large.err()).contains("documents have at most");
  }

  /// Also where objects leave out what others have.
  @ParameterizedTest
  @ValueSource(strings = {"visits.jsonl", "visits.ndjson", "visits.json", "array.json", "more.txt"})
  void importsJsonThatItsContractFits(String name) throws IOException {
    String lines =
        """
        {"visitId": 1, "at": {"city": "Graz", "zip": "08010"}, "tags": [{"t": "a"}, {}]}
        {"visitId": 2, "at": {"city": "Wien"}, "größe": 1.5, "day": "2026-01-02"}
        """;
    boolean array = name.startsWith("array");
    Path data = file(name, array ? "[" + lines.strip().replace("\n", ",") + "]" : lines);
    Path out = folder.resolve("made.yaml");

    Shell.Result made =
        name.endsWith(".txt")
            ? contract("import", data, "--from", "json", "--out", out)
            : contract("import", data, "--out", out);

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.err()).doesNotContain("could not be carried over");
    assertThat(out)
        .content()
        .contains("physicalName: visitId", "physicalName: größe", "name: city", "name: t");
    assertThat(contract("lint", out).exit()).isZero();
    Path tested = name.endsWith(".txt") ? file("more.jsonl", lines) : data;
    Shell.Result test = contract("test", out, "--data", tested);
    assertThat(test.exit()).as(test.out() + test.err()).isZero();
  }

  @Test
  void testsAFileByTheContractThatWasGuessedOfIt() throws IOException {
    Path data = file("größen.csv", "Größe,Straße,straße\n1,a,b\n2,c,d\n");
    Path out = folder.resolve("made.yaml");

    assertThat(contract("import", data, "--out", out).exit()).isZero();

    assertThat(out).content().contains("name: grossen\n", "name: grosse\n", "name: strasse_2\n");
    Shell.Result test = contract("test", out, "--data", data);
    assertThat(test.exit()).as(test.out() + test.err()).isZero();
  }
}
