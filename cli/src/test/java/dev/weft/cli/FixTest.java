package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import dev.weft.formats.mend.Remedies;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// `weft fix`.
class FixTest {

  private static final String BAD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.orders
      version: 1.0.0
      status: active
      team:            # who
        - username: ada
      schema:
        - name: orders
          properties:
            - name: id
              logicalType: integer
              quality:
                - { type: library, rule: nullValues, mustBe: 0 } # none
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("orders.odcs.yaml");
    Files.writeString(file, BAD);
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  @Test
  void addsWhatARuleOfTheMeshSays() throws IOException {
    Path mesh = folder.resolve("shop");
    new Shell().run("init", "mesh", "shop", mesh.toString(), "--owner", "ada");
    new Shell().run("init", "product", "sales/orders", mesh + "/sales/orders", "--owner", "ada");
    Files.writeString(
        mesh.resolve("policies/tags.yaml"),
        """
        apiVersion: weft/v1
        kind: Rule
        id: products_have_tags
        scope: mesh
        on: product
        stage: warn
        reason: Because.
        require: product.tags.size() > 0
        mend: [{ add: /tags/-, value: core }]
        """);

    Shell.Result dry =
        new Shell().run("fix", "products_have_tags", mesh.toString(), "--dry-run", "-o", "json");
    assertThat(dry.exit()).isZero();
    assertThat(dry.out()).contains("\"mended\" : 1");
    Path product = mesh.resolve("sales/orders/product.yaml");
    assertThat(Files.readString(product)).doesNotContain("core");

    assertThat(new Shell().run("fix", "products_have_tags", mesh.toString()).exit()).isZero();
    assertThat(Files.readString(product)).contains("core");
    assertThat(new Shell().run("fix", "no_such_rule", mesh.toString()).err())
        .contains("has no rule no_such_rule", "mesh/products_have_tags");
  }

  @Test
  void showsWhatChangesAndWritesIt() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    Shell.Result result = new Shell().run("fix", "w-odcs-028", folder.toString());

    assertThat(result.exit()).isZero();
    Golden.check("fix/deprecated.diff", relative(result.out()));
    assertThat(result.err()).isEqualTo("Mended 2 findings in 1 file.\n");
    assertThat(Files.readString(file))
        .isEqualTo(
            BAD.replace("  - username: ada\n", "  members:\n    - username: ada\n")
                .replace("rule:", "metric:"));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    Shell.Result again = new Shell().run("fix", "W-ODCS-028", file.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.err()).isEqualTo("Nothing to mend.\n");
  }

  @Test
  void writesNothingWhenItIsOnlyTried() throws IOException {
    Shell.Result result = new Shell().run("fix", "W-ODCS-028", file.toString(), "--dry-run");

    assertThat(result.exit()).isZero();
    Golden.check("fix/deprecated.diff", relative(result.out()));
    assertThat(result.err()).isEqualTo("Would mend 2 findings in 1 file.\n");
    assertThat(Files.readString(file)).isEqualTo(BAD);
  }

  @Test
  void saysWhatRemainsAndWhy() throws IOException {
    Files.writeString(file, BAD + "descrpton: {}\ntagss: [a]\n");

    Shell.Result result = new Shell().run("fix", "W-DOC-009", file.toString());

    assertThat(result.exit()).isEqualTo(7);
    Golden.check("fix/left.txt", relative(result.err()));
    assertThat(Files.readString(file)).endsWith("descrpton: {}\ntags: [a]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml"})
  void answersPrograms(String format) throws IOException {
    Files.writeString(file, BAD + "descrpton: {}\ntagss: [a]\n");

    Shell.Result result =
        new Shell().run("fix", "W-DOC-009", folder.toString(), "--dry-run", "-o", format);

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.err()).isEmpty();
    Golden.check("fix/answer." + format, relative(result.out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json"})
  void listsTheCodesThatHaveARemedy(String format) {
    Shell.Result result = new Shell().run("fix", "-o", format);

    assertThat(result.exit()).isZero();
    Golden.check("fix/codes." + format, result.out());
    for (ErrorCode code : Remedies.codes()) {
      assertThat(result.out()).contains(code.code());
    }
  }

  @Test
  void refusesCodesWithoutARemedy() {
    for (String[] args : new String[][] {{"fix", "W-ODCS-021"}, {"fix", "W-NOPE-1"}}) {
      Shell.Result result = new Shell().run(args);

      assertThat(result.exit()).isEqualTo(2);
      assertThat(result.err()).contains("These can be mended: ").contains("W-ODCS-028");
    }
    assertThat(new Shell().run("fix", "W-DOC-009", folder.resolve("gone").toString()).exit())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void isNamedOnThePageOfEachCodeThatItMends(ErrorCode code) {
    Shell.Result page = new Shell().run("help", code.code());
    JsonNode tree = Json.read(new Shell().run("help", code.code(), "-o", "json").out());

    boolean mends = Remedies.codes().contains(code);
    assertThat(page.out().contains("weft fix " + code.code() + " mends it")).isEqualTo(mends);
    assertThat(tree.path("fix").asString()).isEqualTo(mends ? "weft fix " + code.code() : "");
  }

  @Test
  void leavesALinkALinkAndStopsWhereItMayNotWrite() throws IOException {
    Path real = folder.resolve("sub/real.yaml");
    Files.createDirectory(real.getParent());
    Files.move(file, real);
    Files.createSymbolicLink(file, real);

    assertThat(new Shell().run("fix", "W-ODCS-028", file.toString()).exit()).isZero();

    assertThat(file).isSymbolicLink();
    assertThat(Files.readString(real)).contains("metric: nullValues");
  }
}
