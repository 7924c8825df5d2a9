package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/// `weft contract lint`.
class LintTest {

  private static final String GOOD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.orders
      version: 1.0.0
      status: active
      schema:
        - name: orders
          properties:
            - { name: id, logicalType: integer, primaryKey: true }
      """;
  private static final String BAD =
      GOOD
          + """
                - { name: id, logicalType: string, logicalTypeOptions: { pattern: "[a" } }
          slaProperties: [{ property: latency, value: 1, unit: d, element: orders.at }]
          """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), GOOD);
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/bad.odcs.yaml"), BAD);
  }

  private Shell.Result lint(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "contract";
    all[1] = "lint";
    System.arraycopy(args, 0, all, 2, args.length);
    return new Shell().run(all);
  }

  private String relative(String text) {
    return text.replace(folder.toUri().toString().replaceFirst("/$", ""), "FOLDER")
        .replace(folder.toString(), "FOLDER")
        .replaceAll("\"version\" : \"(?!2\\.1\\.0)[^\"]*\"", "\"version\" : \"VERSION\"");
  }

  @Test
  void isSilentAboutWhatIsValid() {
    Shell.Result result = lint(folder.resolve("good.yaml").toString());

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("1 of 1 file valid.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "yaml", "github", "junit", "sarif"})
  void writesFindingsInEveryFormat(String format) {
    Shell.Result result = lint(folder.toString(), "-o", format);

    assertThat(result.exit()).isEqualTo(7);
    Golden.check("lint/findings." + format, relative(result.out()));
  }

  /// As Jenkins demands it, read by a parser that is not ours.
  @Test
  void countsInTheJunitReportWhatStandsInIt() throws Exception {
    String out = lint(folder.toString(), "-o", "junit").out();

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    for (String[] count :
        new String[][] {
          {"tests", "testcase"},
          {"failures", "failure"},
          {"errors", "error"},
          {"skipped", "skipped"}
        }) {
      assertThat(suite.getAttribute(count[0]))
          .isEqualTo(String.valueOf(suite.getElementsByTagName(count[1]).getLength()));
    }
  }

  @Test
  void namesFilesInSarifByReferences() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("a b")).resolve("50%:ü#1.yaml");
    Files.writeString(odd, BAD);

    JsonNode log = Json.read(lint(odd.toString(), "-o", "sarif").out());

    assertThat(log.findValuesAsString("uri"))
        .isNotEmpty()
        .allSatisfy(uri -> assertThat(Path.of(URI.create(uri))).isEqualTo(odd));
  }

  @Test
  void readsStandardInputAsYamlOrJson() {
    Shell.Result yaml = new Shell().answering(BAD).run("contract", "lint", "-", "-o", "json");
    Shell.Result json =
        new Shell()
            .answering(
                "{\t\"kind\":\"DataContract\",\"apiVersion\":\"v3.2.0\",\"id\":\"a\",\"version\":\"1\"}")
            .run("contract", "lint", "-", "-o", "json");

    assertThat(yaml.exit()).isEqualTo(7);
    assertThat(yaml.out()).contains("\"file\" : \"-\"").contains("W-ODCS-021");
    assertThat(json.exit()).isZero();
    JsonNode file = Json.read(json.out()).path("files").path(0);
    assertThat(file.path("kind").asString()).isEqualTo("DataContract");
    assertThat(file.path("valid").asBoolean()).isTrue();
  }

  @Test
  void takesSeveralInTheOrderGivenAndEachOnce() {
    String good = folder.resolve("good.yaml").toString();
    String bad = folder.resolve("sub/bad.odcs.yaml").toString();

    Shell.Result result = lint(bad, good, folder.toString(), "-o", "json");

    assertThat(Json.read(result.out()).path("files"))
        .extracting(file -> file.path("file").asString())
        .containsExactly(bad, good);
  }

  @Test
  void saysWhatIsNotThereBeforeItReadsAnything() {
    Shell.Result result = lint(folder.toString(), folder.resolve("gone.yaml").toString());

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("There is no file or folder").contains("gone.yaml");
    assertThat(lint().exit()).isEqualTo(2);
  }

  private Path mesh() throws IOException {
    Path product = Files.createDirectories(folder.resolve("mesh/shop/orders/contracts"));
    Files.writeString(
        folder.resolve("mesh/mesh.yaml"),
        "apiVersion: weft/v1\nkind: Mesh\nname: trade\nmembers: []\n");
    Files.writeString(product.resolve("customers.yaml"), GOOD.replace("orders", "customers"));
    return product;
  }

  private String referring(String to) {
    return GOOD
        + "      - { name: c, logicalType: integer, relationships: [{ to: \""
        + to
        + "\" }] }\n";
  }

  private String codes(Path file) {
    return Json.read(lint(file.toString(), "-o", "json").out())
        .path("files")
        .path(0)
        .path("findings")
        .findValuesAsString("code")
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customers.yaml#/schema/customers/properties/id | []",
        "shop/orders/contracts/customers.yaml#/schema/customers/properties/id | []",
        "customers.yaml#/schema/customers/properties/gone | [W-ODCS-005]",
        "../../../mesh.yaml#/schema/customers/properties/id | [W-ODCS-005]",
        "gone.yaml#/schema/customers/properties/id | [W-ODCS-035]",
        "../../../../outside.yaml#/schema/orders/properties/gone | [W-ODCS-035]",
        "link.yaml#/schema/orders/properties/gone | [W-ODCS-035]"
      })
  void followsReferencesOfOneFileInsideItsMesh(String to, String codes) throws IOException {
    Path product = mesh();
    Path outside = Files.writeString(folder.resolve("outside.yaml"), GOOD);
    Files.createSymbolicLink(product.resolve("link.yaml"), outside);
    Path file = Files.writeString(product.resolve("orders.yaml"), referring(to));

    assertThat(codes(file)).isEqualTo(codes);
  }

  @Test
  void saysNothingOfReferencesWithoutAMesh() throws IOException {
    Files.writeString(folder.resolve("customers.yaml"), GOOD);
    Path file =
        Files.writeString(
            folder.resolve("orders.yaml"), referring("customers.yaml#/schema/x/properties/y"));

    assertThat(codes(file)).isEqualTo("[W-ODCS-035]");
  }

  @Test
  void missesTheContractsOfAProductInItsMesh() throws IOException {
    Path contracts = mesh();
    Files.delete(contracts.resolve("customers.yaml"));
    Path product = contracts.resolveSibling("product.yaml");
    String text =
        """
        apiVersion: v1.0.0
        kind: DataProduct
        id: shop.orders
        name: orders
        domain: shop
        version: 1.0.0
        status: active
        description: { purpose: To be linted. }
        outputPorts:
          - { name: orders, version: 1.0.0, type: tables, contractId: shop.gone }
        customProperties: [{ property: weft.kind, value: sourceAligned }]
        """;
    Files.writeString(product, text);

    assertThat(codes(product)).isEqualTo("[W-DOC-013]");
    Files.delete(folder.resolve("mesh/mesh.yaml"));
    assertThat(codes(product)).isEqualTo("[]");
  }

  @Test
  void explainsItsCodes() {
    Shell.Result result = new Shell().run("help", "W-ODCS-014");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("exactly one operator");
  }
}
