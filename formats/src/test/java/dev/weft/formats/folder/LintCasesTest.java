package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One document per case in `src/test/resources/lint`, most of them broken in one way. Each says
/// with `# expect: CODE LINE:COLUMN` all that is found in it, notes as well; a whole file is `0:0`.
/// Of those that say `# valid` nothing found stops anything.
class LintCasesTest {

  private static final Path CASES = Path.of("src/test/resources/lint");
  private static final Pattern EXPECT = Pattern.compile("(?m)^# expect: (\\S+ \\d+:\\d+)$");
  private static final Linter LINTER = new Linter();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsExactlyWhatIsWrong(String name) throws IOException {
    String text = Files.readString(CASES.resolve(name));
    List<String> expected = EXPECT.matcher(text).results().map(e -> e.group(1)).toList();

    Linted linted = LINTER.file(SourceFile.of(name, text));

    assertThat(linted.findings())
        .as(() -> show(linted.findings()))
        .extracting(f -> f.code().code() + " " + f.place().line() + ":" + f.place().column())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(linted.isValid() || !text.contains("\n# valid\n")).isTrue();
  }

  @Test
  void findsTheSameInAFolder() throws IOException {
    FolderFiles files = FolderFiles.list(CASES);

    List<Linted> all = LINTER.folder(files);

    assertThat(all)
        .isEqualTo(
            files.files().stream()
                .filter(file -> !file.path().equals("empty.yaml"))
                .map(LINTER::file)
                .toList());
    assertThat(all).hasSizeGreaterThan(100);
  }

  @Test
  void passesOverFilesOfOtherPrograms() {
    var files =
        List.of(
            SourceFile.of("ci.yml", "on: [push]\njobs: {}\n"),
            SourceFile.of("note.md", "kind: DataContract"),
            SourceFile.of("a/contract.yaml", "kind: DataContract\n"));

    assertThat(LINTER.folder(new FolderFiles(files, List.of())))
        .extracting(Linted::file)
        .containsExactly("a/contract.yaml");
  }

  @Test
  void judgesAMeshAsAWhole() {
    var texts = AirTravel.texts();
    texts.put("operations/departures/notes.yaml", "kind: DataContract\n");

    List<Linted> all = LINTER.folder(new FolderFiles(AirTravel.files(texts), List.of()));

    assertThat(all).filteredOn(linted -> !linted.isValid()).hasSize(1);
    assertThat(all)
        .filteredOn(linted -> linted.file().equals("mesh.yaml"))
        .extracting(Linted::kind)
        .containsExactly("Mesh");
  }

  @Test
  void saysWhichVersionBroughtAField() {
    var contract =
        SourceFile.of(
            "orders.yaml",
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: orders
            version: 1.0.0
            status: active
            schema:
              - name: orders
                properties:
                  - { name: id, logicalType: string, enum: [{ value: a }], lenght: 3 }
            """);

    assertThat(LINTER.file(contract).findings())
        .extracting(Finding::hint)
        .anyMatch(hint -> hint.contains("v3.2.0"))
        .anyMatch(hint -> !hint.contains("v3.2.0"))
        .hasSize(2);
  }

  @Test
  void asksNothingForWeftOfAProductThatIsNotBuilt() {
    var product =
        SourceFile.of(
            "product.yaml",
            """
            apiVersion: v1.0.0
            kind: DataProduct
            id: "1"
            status: active
            name: A product of others
            outputPorts: [{ name: out, version: 1.0.0, contractId: c }]
            """);
    var build = SourceFile.of("build.yaml", "apiVersion: weft/v1\nkind: Build\n");

    assertThat(LINTER.folder(new FolderFiles(List.of(product), List.of())))
        .allMatch(Linted::isValid);
    assertThat(LINTER.folder(new FolderFiles(List.of(build, product), List.of())))
        .anyMatch(linted -> !linted.isValid());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "customers.yaml#/schema/customers/properties/id | ''",
        "./customers.yaml#/schema/c_obj/properties/c_id | ''",
        "../shop/customers.yaml#/schema/c_obj/properties/c_id | ''",
        "shop/customers.yaml#/schema/customers/properties/id | ''",
        "customers.yaml#/schema/customers/properties/name | W-ODCS-009",
        "customers.yaml#/schema/customers/properties/nmae | W-ODCS-005",
        "customers.yaml#/schema/clients/properties/id | W-ODCS-005",
        "product.yaml#/schema/clients/properties/id | W-ODCS-005",
        "clients.yaml#/schema/customers/properties/id | W-ODCS-035",
        "../../customers.yaml#/schema/customers/properties/id | W-ODCS-035",
        "https://example.com/customers.yaml#/schema/customers/properties/id | ''"
      })
  void followsReferencesIntoOtherFilesOfTheFolder(String to, String code) {
    String contract =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.%s
        version: 1.0.0
        status: active
        schema:
          - id: %s_obj
            name: %s
            properties:
              - { id: %s_id, name: id, logicalType: integer%s }
              - { id: %s_name, name: name, logicalType: string }
        """;
    String relationship = ", relationships: [{ to: '" + to + "' }]";
    var files =
        List.of(
            SourceFile.of(
                "shop/orders.yaml",
                contract.formatted("orders", "o", "orders", "o", relationship, "o")),
            SourceFile.of(
                "shop/customers.yaml",
                contract.formatted("customers", "c", "customers", "c", "", "c")),
            SourceFile.of(
                "shop/product.yaml",
                "apiVersion: v1.0.0\nkind: DataProduct\nid: shop\nstatus: active\n"));

    List<Finding> findings =
        LINTER.folder(new FolderFiles(files, List.of())).stream()
            .filter(linted -> linted.file().equals("shop/orders.yaml"))
            .flatMap(linted -> linted.findings().stream())
            .toList();

    assertThat(findings)
        .as(() -> show(findings))
        .extracting(f -> f.code().code())
        .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  /// What the folder as a whole says of it too is told once, at the reference.
  @Test
  void tellsADanglingReferenceInAMeshOnce() {
    var texts = AirTravel.texts();
    texts.computeIfPresent(
        "operations/departures/contracts/flights.yaml",
        (path, text) -> text.replace("properties/iata", "properties/icao"));

    assertThat(LINTER.folder(new FolderFiles(AirTravel.files(texts), List.of())))
        .filteredOn(linted -> !linted.isValid())
        .singleElement()
        .satisfies(
            linted ->
                assertThat(linted.findings())
                    .filteredOn(Finding::stops)
                    .extracting(f -> f.code().code())
                    .containsExactly("W-ODCS-005"));
  }

  private static String show(List<Finding> findings) {
    StringBuilder all = new StringBuilder("\n");
    for (Finding f : findings) {
      all.append(f.code().code()).append(' ').append(f.place().text()).append(" | ");
      all.append(f.message()).append(" | ").append(f.hint()).append('\n');
    }
    return all.toString();
  }
}
