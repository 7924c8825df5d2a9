package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.folder.ValidationReport;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `weft init` and `weft validate`.
class FolderTest {

  private static final Finding ERROR =
      Finding.error(
          ErrorCode.DOC_UNKNOWN_FIELD,
          new Place("product.yaml", 2, 1, "/ownr"),
          "Unknown field 'ownr'",
          "Did you mean owner?");

  private static final Finding WARNING =
      Finding.warning(
          ErrorCode.DOC_REFERENCE, Place.of("build.yaml"), "No contract <of> \"x\"", "Fetch it.");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("product.yaml"), "kind: DataProduct\nownr: ada\n");
  }

  private Shell.Result validate(List<Finding> findings, String... format) {
    Shell shell = new Shell().validating(path -> new ValidationReport(findings, 3, 2));
    String[] args = {"validate", folder.toString(), "-o", format.length == 0 ? "table" : format[0]};
    return shell.run(args);
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  @Test
  void saysThatNothingIsWrong() {
    Shell.Result result = validate(List.of());

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("Nothing wrong in 3 documents and 2 statements.\n");
  }

  @Test
  void showsAllFindingsAndExitsWithSeven() {
    Shell.Result result = validate(List.of(ERROR, WARNING));

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    Golden.check("validate/findings.txt", relative(result.err()));
  }

  @Test
  void passesWithWarnings() {
    assertThat(validate(List.of(WARNING)).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "junit", "github"})
  void writesFindingsForPrograms(String format) {
    Shell.Result result = validate(List.of(ERROR, WARNING), format);

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.err()).isEmpty();
    Golden.check("validate/findings." + format, relative(result.out()));
    Golden.check("validate/sound." + format, relative(validate(List.of(), format).out()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesh shop", "domain sales", "product sales/orders"})
  void writesASkeleton(String what) throws IOException {
    Path target = folder.resolve("new");
    String[] words = what.split(" ", -1);

    Shell.Result result =
        new Shell().with("USER", "Ada.L").run("init", words[0], words[1], target.toString());

    assertThat(result.exit()).isZero();
    StringBuilder all = new StringBuilder(relative(result.out()));
    try (var files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append("\n== ").append(target.relativize(file)).append('\n');
        all.append(Files.readString(file));
      }
    }
    Golden.check("init/" + words[0] + ".txt", all.toString());
  }

  @Test
  void writesNothingOverAndNothingHalf() throws IOException {
    Path target = folder.resolve("new");
    Files.createDirectories(target.resolve("sql"));
    Files.writeString(target.resolve("sql/orders.sql"), "mine");

    Shell.Result result = new Shell().run("init", "product", "sales/orders", target.toString());

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("orders.sql exists already");
    assertThat(target.resolve("product.yaml")).doesNotExist();
    assertThat(target.resolve("sql/orders.sql")).hasContent("mine");
  }

  @Test
  void takesAnOwnerWithAName() {
    String target = folder.resolve("new").toString();

    assertThat(new Shell().run("init", "mesh", "shop", target, "--owner", "Not a name").exit())
        .isEqualTo(2);
    assertThat(
            new Shell().run("init", "mesh", "shop", target, "--owner", "ada", "-o", "json").out())
        .contains("weft.skeleton/v1");
    assertThat(Path.of(target, "mesh.yaml")).content().contains("who: ada");
  }

  @Test
  void saysHowToDeclareTheOwnerOfADomain() throws IOException {
    Files.writeString(
        folder.resolve("people.yaml"), "apiVersion: weft/v1\nkind: Person\nname: ada\n");
    String known = folder.resolve("sales").toString();
    assertThat(new Shell().run("init", "domain", "sales", known, "--owner", "ada").out())
        .doesNotContain("Declare");
    String unknown = folder.resolve("finance").toString();
    assertThat(new Shell().run("init", "domain", "finance", unknown, "--owner", "fred_b").out())
        .endsWith(
            """
            Declare fred_b in the people.yaml of the mesh, unless it does already:
              ---
              apiVersion: weft/v1
              kind: Person
              name: fred_b
              title: Fred b
            """);
  }
}
