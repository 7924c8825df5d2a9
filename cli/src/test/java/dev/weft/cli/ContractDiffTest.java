package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `weft contract diff`.
class ContractDiffTest {

  private static final String OLD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.departures.flights
      version: 1.2.3
      status: active
      schema:
        - name: flights
          properties:
            - { name: day, logicalType: date, required: true }
            - { name: delay, logicalType: integer, physicalType: int }
            - { name: gate, logicalType: string, description: Where }
      """;

  private static final String PRODUCT =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: departures
      version: 1.0.0
      status: active
      outputPorts:
        - { name: daily, version: 1.0.0, contractId: operations.departures.daily }
        - { name: hourly, version: 1.0.0, contractId: operations.departures.hourly }
      """;

  @TempDir private Path folder;
  private Path old;

  @BeforeEach
  void write() throws IOException {
    old = file("old.yaml", OLD);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /// Breaks, widens and describes.
  private Path changed(String version) throws IOException {
    return file(
        "new.yaml",
        OLD.replace("1.2.3", version)
            .replace("required: true", "required: false")
            .replace("physicalType: int", "physicalType: bigint")
            .replace("Where", "Where it left | or <waits>"));
  }

  private Shell.Result diff(Path now, String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(
        new String[] {"contract", "diff", old.toString(), now.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return new Shell().run(args);
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "markdown", "github"})
  void tellsChangesAndTheVersionTheyTake(String format) throws IOException {
    Shell.Result result = diff(changed("1.3.0"), "-o", format);

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.err())
        .isEqualTo(
            "error W-CONTRACT-001: Version 1.2.3 → 1.3.0 is too low for the changes; it takes 2.0.0"
                + " or higher\n");
    Golden.check("diff/changes." + format, relative(result.out()));
  }

  @Test
  void writesExactlyTheFieldsOfItsSchema() throws IOException {
    JsonNode answer = Json.read(diff(changed("2.0.0"), "-o", "json").out());

    assertThat(answer.propertyNames())
        .containsExactly("schema", "impact", "suggestedVersion", "changes");
    assertThat(answer.path("changes").get(0).propertyNames())
        .containsExactly("path", "kind", "impact", "rule", "message");
  }

  @Test
  void passesWhenTheVersionSaysEnough() throws IOException {
    Shell.Result result = diff(changed("2.0.0"));

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void refusesWhatBreaksWhenAsked() throws IOException {
    assertThat(diff(changed("2.0.0"), "--breaking").exit()).isEqualTo(7);
    assertThat(diff(file("same.yaml", OLD), "--breaking").exit()).isZero();
  }

  @Test
  void judgesAnExpectationTheOtherWayRound() throws IOException {
    Path less = file("less.yaml", OLD.replace("required: true", "required: false"));

    assertThat(Json.read(diff(less, "-o", "json").out()).path("impact").asString())
        .isEqualTo("major");
    assertThat(Json.read(diff(less, "-o", "json", "--input").out()).path("impact").asString())
        .isEqualTo("minor");
  }

  @Test
  void saysThatNothingChanged() throws IOException {
    Shell.Result table = diff(file("new.yaml", "# a remark\n" + OLD));
    Shell.Result json = diff(file("new.yaml", OLD), "-o", "json");

    assertThat(table.exit()).isZero();
    assertThat(table.out()).isEqualTo("No change. Version 1.2.3 → 1.2.3 says so.\n");
    Golden.check("diff/none.json", json.out());
  }

  @Test
  void comparesProducts() throws IOException {
    Path one = file("one.yaml", PRODUCT);
    Path two = file("two.yaml", PRODUCT.replaceFirst("(?m)^.*hourly.*\\R", ""));
    var shell = new Shell();

    Shell.Result result =
        shell.run("contract", "diff", one.toString(), two.toString(), "-o", "json");

    assertThat(result.exit()).isEqualTo(7);
    Golden.check("diff/product.json", result.out());
    assertThat(shell.run("contract", "diff", one.toString(), two.toString(), "--input").exit())
        .isEqualTo(2);
    assertThat(shell.run("contract", "diff", old.toString(), two.toString()).exit()).isEqualTo(2);
  }

  @Test
  void takesVersionsThatAreNoNumbers() throws IOException {
    Path one = file("one.yaml", OLD.replace("1.2.3", "spring"));
    String less = OLD.replace("required: true", "required: false");
    var shell = new Shell();

    assertThat(
            shell
                .run(
                    "contract",
                    "diff",
                    one.toString(),
                    file("two.yaml", less.replace("1.2.3", "spring")).toString())
                .exit())
        .isEqualTo(7);
    assertThat(
            shell
                .run(
                    "contract",
                    "diff",
                    one.toString(),
                    file("two.yaml", less.replace("1.2.3", "summer")).toString())
                .exit())
        .isZero();
  }

  @Test
  void tellsTheFindingsOfInvalidDocumentsInstead() throws IOException {
    old = file("old.yaml", OLD.replace("logicalType: date", "logicalType: dat"));
    Path now = file("new.yaml", OLD.replace("id: op", "ident: op"));

    Shell.Result result = diff(now);

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    Golden.check("diff/invalid.txt", relative(result.err()));
  }

  @Test
  void everyOfficialExampleDiffersFromItselfInNothing() throws IOException {
    Path examples = Path.of("..", "formats", "src", "test", "resources", "official");
    try (Stream<Path> files = Files.list(examples)) {
      List<Path> documents = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(documents).hasSizeGreaterThan(9);
      assertThat(documents)
          .allSatisfy(
              file ->
                  assertThat(
                          new Shell()
                              .run("contract", "diff", file.toString(), file.toString())
                              .out())
                      .startsWith("No change."));
    }
  }

  @Test
  void readsJson() throws IOException {
    Path json =
        file(
            "new.json",
            """
            {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "operations.departures.flights",
            \t"version": "1.2.3", "status": "active", "schema": [{"name": "flights", "properties": [
            \t{"name": "day", "logicalType": "date", "required": true},
            \t{"name": "delay", "logicalType": "integer", "physicalType": "int"},
            \t{"name": "gate", "logicalType": "string", "description": "Where"}]}]}
            """);

    assertThat(diff(json).out()).startsWith("No change.");
  }

  @Test
  void comparesWithWhatWasApplied() throws IOException {
    try (var server = new FakeServer()) {
      server.on(
          "GET /contracts/operations.departures.flights?major=1", Json.line(Map.of("text", OLD)));

      Shell.Result result =
          Shell.at(server)
              .run(
                  "contract",
                  "diff",
                  "operations.departures.flights@1",
                  changed("2.0.0").toString());

      assertThat(result.exit()).isZero();
      assertThat(result.out()).contains("required-loosened");
    }
  }

  @Test
  void comparesWhatTwoReleasesWereBuiltBy() throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.on(
          "GET /contracts/operations.departures.flights?release=3", Json.line(Map.of("text", OLD)));
      server.on(
          "GET /contracts/operations.departures.flights?release=12",
          Json.line(Map.of("text", OLD.replace("1.2.3", "1.2.4").replace("Where", "There"))));

      Shell.Result result =
          Shell.at(server)
              .run(
                  "contract",
                  "diff",
                  "operations.departures.flights@1.2.3+3",
                  "operations.departures.flights@1.2.4+12");

      assertThat(result.exit()).isZero();
      assertThat(result.out()).contains("1 change, impact patch.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere.yaml",
        "-rf",
        "operations/departures@1.0.0+3",
        "a b",
        "HEAD:nowhere.yaml"
      })
  void whatIsNoVersionIsUsage(String text) {
    Shell.Result result =
        new Shell()
            .with("PATH", System.getenv().getOrDefault("PATH", ""))
            .run("contract", "diff", old.toString(), text);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void readsOneOfBothFromStdin() throws IOException {
    String now = Files.readString(changed("2.0.0"));
    String[] args = {"contract", "diff", old.toString(), "-", "-o", "json"};

    Shell.Result piped = new Shell().answering(now).run(args);
    Shell.Result reversed = new Shell().answering(OLD).run("contract", "diff", "-", "-");

    assertThat(piped.exit()).as(piped.err()).isZero();
    assertThat(Json.read(piped.out()).path("impact").asString()).isEqualTo("major");
    assertThat(reversed.exit()).isEqualTo(2);
    assertThat(reversed.err()).contains("Standard input can be read once");
  }
}
