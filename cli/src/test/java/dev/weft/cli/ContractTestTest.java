package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `weft contract test`.
class ContractTestTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.departures
      version: spring
      status: active
      schema:
        - name: airports
          properties:
            - { name: iata, logicalType: string, primaryKey: true, logicalTypeOptions: { pattern: "^[A-Z]{3}$" } }
            - { name: city, logicalType: string }
        - name: flights
          physicalName: tbl_flights
          properties:
            - { name: flight_id, logicalType: integer, primaryKey: true }
            - { name: day, physicalName: "Day of flight", logicalType: date, required: true }
            - { name: delay, logicalType: integer, logicalTypeOptions: { minimum: -120, maximum: 2880 } }
            - { name: origin, logicalType: string, relationships: [{ to: airports.iata }] }
          quality:
            - { metric: rowCount, mustBeGreaterThan: 1, severity: warning }
            - { name: early, type: sql, query: "select count(*) from {object} where delay < -60", mustBe: 0 }
            - { type: text, description: "Delays are honest." }
            - { type: custom, engine: soda, implementation: "checks: 1" }
      """;

  private static final String AIRPORTS = "iata,city,height\nLAS,Las Vegas,664\nATL,,312\n";
  private static final String FLIGHTS =
      """
      Day of flight,flight_id,delay,origin,gate
      2001-01-01,1,5,LAS,A
      2001-01-02,2,,ATL,B
      2001-01-03,3,-3,LAS,C
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    file("contract.yaml", CONTRACT);
    file("airports.csv", AIRPORTS);
    file("flights.csv", FLIGHTS);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Shell.Result test(String... more) {
    List<String> args =
        new ArrayList<>(List.of("contract", "test", folder.resolve("contract.yaml").toString()));
    for (String arg : more) {
      args.add(arg.replace("FOLDER", folder.toString()));
    }
    return new Shell().run(args.toArray(String[]::new));
  }

  private Map<String, String> outcomes(String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("-o", "json"));
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (JsonNode check : Json.read(test(args.toArray(String[]::new)).out()).path("checks")) {
      outcomes.put(check.path("name").asString(), check.path("outcome").asString());
    }
    return outcomes;
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "yaml"})
  void tellsWhatEveryCheckFound(String format) throws IOException {
    file(
        "flights.csv",
        """
        Day of flight,flight_id,delay,origin
        2001-01-01,1,5000,LAS
        yesterday,2,,XXX
        ,2,-99,
        """);

    Shell.Result result = test("--data", "FOLDER/airports.csv,FOLDER/flights.csv", "-o", format);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    Golden.check("test/found." + format, relative(result.out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit", "bitol", "openlineage"})
  void writesReportsForOtherPrograms(String format) throws IOException {
    file("flights.csv", "Day of flight,flight_id,delay,origin\n2001-01-01,1,5000,LAS\n,x,2,LAS\n");

    Shell.Result result = test("--object", "flights=FOLDER/flights.csv", "-o", format);

    assertThat(result.exit()).isEqualTo(1);
    Golden.check(
        "test/report." + format,
        result
            .out()
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
            .replaceAll("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z", "NOW")
            .replaceAll("urn:weft:[^\"]*", "urn:weft:VERSION"));
  }

  @Test
  void showsFailingValuesOfOpenColumnsOnly() throws IOException {
    file(
        "contract.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: a
        version: 1.0.0
        status: active
        schema:
          - name: people
            properties:
              - { name: id, logicalType: integer, unique: true }
              - { name: mail, logicalType: string, classification: confidential, logicalTypeOptions: { pattern: "@" } }
              - { name: age, logicalType: integer, classification: Public, logicalTypeOptions: { maximum: 120 } }
              - { name: zip, logicalType: string, customProperties: [{ property: weft.labels, value: [personal] }], unique: true }
              - { name: code, logicalType: string, logicalTypeOptions: { maxLength: 2 } }
        """);
    file(
        "people.csv",
        """
        id,mail,age,zip,code
        1,secret-mail,999,secret-zip,abc
        1,other-mail,old,secret-zip,abd
        2,a@b,130,1,abe
        3,a@b,131,2,abf
        4,a@b,132,3,abg
        5,a@b,133,4,abh
        """);

    Shell.Result result = test("--data", "FOLDER/people.csv", "-o", "json");

    JsonNode answer = Json.read(result.out());
    assertThat(result.out()).doesNotContain("secret-").doesNotContain("other-mail");
    assertThat(check(answer, "pattern(mail)").path("outcome").asString()).isEqualTo("failed");
    assertThat(Json.texts(check(answer, "range(age)"), "samples"))
        .hasSize(5)
        .containsExactly("130", "131", "132", "133", "999");
    assertThat(Json.texts(check(answer, "type(age)"), "samples")).containsExactly("old");
    assertThat(Json.texts(check(answer, "unique(id)"), "samples")).containsExactly("1");
    assertThat(Json.texts(check(answer, "unique(zip)"), "samples")).isEmpty();
    assertThat(Json.texts(check(answer, "length(code)"), "samples")).hasSize(5);
    assertThat(test("--data", "FOLDER/people.csv").out()).contains("999").doesNotContain("secret-");
  }

  @Test
  void passesWhereEverythingHolds() {
    Shell.Result result = test("--data", "FOLDER/airports.csv,FOLDER/flights.csv", "-o", "json");

    assertThat(result.exit()).isZero();
    JsonNode answer = Json.read(result.out());
    assertThat(answer.propertyNames()).containsExactly("schema", "outcome", "checks");
    assertThat(answer.path("outcome").asString()).isEqualTo("passed");
    assertThat(answer.path("checks").get(0).propertyNames())
        .containsExactly(
            "name", "rule", "element", "outcome", "actual", "expected", "message", "samples");
    assertThat(outcomes("--data", "FOLDER/airports.csv,FOLDER/flights.csv"))
        .containsEntry("early", "passed")
        .containsEntry("text", "skipped")
        .containsEntry("custom", "skipped")
        .containsEntry("references(origin -> airports.iata)", "passed")
        .doesNotContainValue("error");
  }

  @Test
  void warnsWithoutFailing() throws IOException {
    file("flights.csv", "Day of flight,flight_id,delay,origin\n2001-01-01,1,5,LAS\n");

    Shell.Result result = test("--data", "FOLDER/airports.csv,FOLDER/flights.csv", "-o", "json");

    assertThat(result.exit()).isZero();
    assertThat(Json.read(result.out()).path("outcome").asString()).isEqualTo("warned");
  }

  @Test
  void listsTablesWithoutDataAsSkipped() {
    Map<String, String> outcomes = outcomes("--object", "tbl_flights=FOLDER/flights.csv");

    assertThat(outcomes)
        .containsEntry("readable(airports)", "skipped")
        .containsEntry("references(origin -> airports.iata)", "skipped")
        .containsEntry("readable(flights)", "passed");
    assertThat(test("--object", "flights=FOLDER/flights.csv").exit()).isZero();
  }

  @Test
  void errsWhereAPatternCannotBeFollowed() throws IOException {
    file(
        "contract.yaml",
        CONTRACT.replace(
            "logicalType: date, required: true",
            "logicalType: date, required: true, logicalTypeOptions: { format: yyyy-DDD }"));
    file("flights.csv", FLIGHTS.replaceAll("2001-01-0(\\d)", "2001-00$1"));

    Map<String, String> outcomes = outcomes("--object", "flights=FOLDER/flights.csv");

    assertThat(outcomes)
        .containsEntry("type(day)", "error")
        .containsEntry("required(day)", "error")
        .containsEntry("present(day)", "passed");
  }

  @Test
  void errsWhereAColumnIsMissing() throws IOException {
    file("flights.csv", "flight_id,delay,origin\n1,5,LAS\n2,6,LAS\n");

    Map<String, String> outcomes = outcomes("--object", "flights=FOLDER/flights.csv");

    assertThat(outcomes)
        .containsEntry("present(day)", "failed")
        .containsEntry("type(day)", "error")
        .containsEntry("required(day)", "error")
        .containsEntry("range(delay)", "passed");
  }

  @ParameterizedTest
  @CsvSource({
    "gone.parquet, regular file",
    "gone.csv, regular file",
    "rubbish.parquet, no",
    "binary.csv, UTF-8",
    "broken.json, format"
  })
  void errsWhereNothingCanBeRead(String name, String why) throws IOException {
    file("rubbish.parquet", "PAR1 or so");
    Files.write(folder.resolve("binary.csv"), new byte[] {'a', 'b', 0, 1});
    file("broken.json", "[{\"flight_id\": 1}, {\"flight_id\"");

    Shell.Result result = test("--object", "flights=FOLDER/" + name, "-o", "json");

    assertThat(result.exit()).isEqualTo(1);
    JsonNode answer = Json.read(result.out());
    assertThat(answer.path("outcome").asString()).isEqualTo("error");
    JsonNode read = check(answer, "readable(flights)");
    assertThat(read.path("outcome").asString()).isEqualTo("error");
    assertThat(read.path("message").asString()).contains("W-CAPTURE-004", name, why);
    assertThat(check(answer, "range(delay)").path("outcome").asString()).isEqualTo("error");
    assertThat(check(answer, "text").path("outcome").asString()).isNotEqualTo("passed");
  }

  private static JsonNode check(JsonNode answer, String name) {
    for (JsonNode check : answer.path("checks")) {
      if (check.path("name").asString().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("There is no check " + name);
  }

  @Test
  void countsLinesThatAreNoRows() throws IOException {
    file("airports.csv", "iata,city\nLAS,Las Vegas\nATL\nJFK,New York,x\n");
    file(
        "airports.ndjson",
        "{\"iata\": \"LAS\", \"city\": 5}\nATL\n{\"iata\": \"JFK\", \"city\": null}\n");

    for (String name : List.of("airports.csv", "airports.ndjson")) {
      Shell.Result result = test("--object", "airports=FOLDER/" + name, "-o", "json");

      assertThat(check(Json.read(result.out()), "readable(airports)").path("outcome").asString())
          .as(name)
          .isEqualTo("failed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iata\": \"LAS\", \"city\": \"x\"}\n{\"iata\": \"ATL\", \"city\": null}\n",
        "[{\"iata\": \"LAS\", \"city\": \"x\"},\n {\"iata\": \"ATL\", \"city\": null}]",
        "{\n \"iata\": \"LAS\",\n \"city\": \"x\"}\n{\n \"iata\": \"ATL\"}"
      })
  void readsJsonAsItIsWritten(String text) throws IOException {
    file("airports.json", text);

    assertThat(outcomes("--object", "airports=FOLDER/airports.json", "--filter", "*airports*"))
        .doesNotContainValue("error")
        .doesNotContainValue("failed")
        .containsEntry("present(city)", "passed");
  }

  @Test
  void selectsChecks() {
    assertThat(outcomes("--object", "flights=FOLDER/flights.csv", "--filter", "flights.delay"))
        .containsOnlyKeys("present(delay)", "type(delay)", "range(delay)");
    assertThat(outcomes("--object", "flights=FOLDER/flights.csv", "--rule", "range,SQL"))
        .containsOnlyKeys("range(delay)", "early");
    assertThat(
            outcomes(
                "--object", "flights=FOLDER/flights.csv", "--rule", "type", "--filter", "*(d*"))
        .containsOnlyKeys("type(day)", "type(delay)");
  }

  @Test
  void looksAtMetadataOnlyWhenAsked() throws IOException {
    Parquet.write(
        folder.resolve("flights.parquet"),
        "select 1 as flight_id, date '2001-01-01' as \"Day of flight\", 'x' as delay, 'y' as"
            + " origin");

    assertThat(outcomes("--object", "flights=FOLDER/flights.parquet", "--metadata-only"))
        .containsEntry("present(delay)", "passed")
        .containsEntry("type(delay)", "failed")
        .containsEntry("type(day)", "passed")
        .containsEntry("range(delay)", "skipped");
    assertThat(outcomes("--object", "flights=FOLDER/flights.csv", "--metadata-only"))
        .containsEntry("present(delay)", "passed")
        .containsEntry("type(delay)", "skipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--data FOLDER/others.csv",
        "--data FOLDER/airports.xlsx",
        "--object flights",
        "--object =x.csv",
        "--object nowhere=FOLDER/flights.csv",
        "--object flights=FOLDER/flights.csv,FOLDER/flights.parquet",
        "--object flights=FOLDER/flights.csv --filter nothing",
        "--object flights=FOLDER/flights.csv -o csv"
      })
  void asksWhenItIsUnclearWhatToTest(String args) {
    Shell.Result result = test(args.isEmpty() ? new String[0] : args.split(" "));

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void tellsTheFindingsOfAnInvalidContractInstead() throws IOException {
    file("contract.yaml", CONTRACT.replace("logicalType: date", "logicalType: dat"));

    Shell.Result result = test("--data", "FOLDER/airports.csv");

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("dat").contains("cannot be tested");
  }

  @Test
  void readsTheContractFromStdin() {
    String data = folder.resolve("airports.csv").toString();
    String[] args = {"contract", "test", "-", "--object", "airports=" + data, "-o", "json"};

    Shell.Result piped = new Shell().answering(CONTRACT).run(args);

    args[2] = folder.resolve("contract.yaml").toString();
    assertThat(Json.items(Json.read(piped.out()), "checks"))
        .hasSameSizeAs(Json.items(Json.read(new Shell().run(args).out()), "checks"))
        .isNotEmpty();
  }
}
