package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft product move`.
class ProductMoveTest {

  @TempDir private Path folder;
  private Path mesh;

  @BeforeEach
  void begin() throws IOException {
    mesh = folder.resolve("shop");
    new Shell().run("init", "mesh", "shop", mesh.toString(), "--owner", "ada");
    new Shell().run("init", "product", "sales/orders", mesh + "/sales/orders", "--owner", "ada");
    write(
        "finance/domain.yaml", "apiVersion: weft/v1\nkind: Domain\nname: finance\ntitle: Money\n");
    write(
        "sales/agreements/report.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: report
        product: sales/orders@1   # all of it
        consumer: product:finance/report
        purposes: [exploration]
        reason: A number.
        """);
    write(
        "sales/agreements/other.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: other
        product: sales/orders_archive@1
        consumer: product:finance/report
        purposes: [exploration]
        reason: A number.
        """);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(mesh.resolve(path).getParent());
    Files.writeString(mesh.resolve(path), text);
  }

  private String read(String path) throws IOException {
    return Files.readString(mesh.resolve(path));
  }

  private Shell.Result move(String... more) {
    return new Shell()
        .run(Stream.concat(Stream.of("product", "move"), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void takesTheFolderAndItsAgreementsAlong() throws IOException {
    Shell.Result shell = move("sales/orders", "finance", mesh.toString());

    assertThat(shell.exit()).as(shell.err()).isZero();
    assertThat(mesh.resolve("sales/orders")).doesNotExist();
    assertThat(read("finance/orders/product.yaml"))
        .contains("domain: finance", "weft.movedFrom", "sales/orders");
    assertThat(read("finance/agreements/report.yaml"))
        .contains("product: finance/orders@1   # all of it");
    assertThat(mesh.resolve("sales/agreements/other.yaml")).exists();
    assertThat(new Shell().run("validate", mesh.toString()).out() + shell.err())
        .doesNotContain("W-DOC-015");
  }

  @Test
  void showsWhatWouldMove() throws IOException {
    Shell.Result shell =
        move("sales/orders", "finance", mesh.toString(), "--dry-run", "-o", "json");

    var answer = Json.read(shell.out());
    assertThat(Json.text(answer, "schema")).isEqualTo("weft.productmove/v1");
    assertThat(Json.text(answer, "to")).isEqualTo("finance/orders");
    assertThat(Json.items(answer, "moved")).hasSize(2);
    assertThat(mesh.resolve("sales/orders")).exists();
    assertThat(mesh.resolve("finance/orders")).doesNotExist();
  }

  @Test
  void writesOverNothing() throws IOException {
    write("finance/orders/README.md", "Ours.\n");

    Shell.Result shell = move("sales/orders", "finance", mesh.toString());

    assertThat(shell.exit()).isEqualTo(2);
    assertThat(shell.err()).contains("finance/orders already");
    assertThat(mesh.resolve("sales/orders")).exists();
  }

  @Test
  void refusesWhatIsNoOtherDomain() {
    assertThat(move("sales/orders", "sales", mesh.toString()).exit()).isEqualTo(2);
    assertThat(move("sales/orders", "nowhere", mesh.toString()).err())
        .contains("no folder of the domain nowhere");
    assertThat(move("sales/nothing", "finance", mesh.toString()).err())
        .contains("There is no", "sales/nothing/product.yaml");
  }
}
