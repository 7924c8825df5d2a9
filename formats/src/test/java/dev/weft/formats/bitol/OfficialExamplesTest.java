package dev.weft.formats.bitol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.folder.Linter;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples that the standards publish are read without errors.
class OfficialExamplesTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/official");
  private static final StandardSchemas SCHEMAS = new StandardSchemas();

  static Stream<Path> contracts() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".odcs.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void readsContracts(Path example) throws IOException {
    var findings = new Findings();
    var file = new SourceFile(example.getFileName().toString(), Files.readAllBytes(example));
    var document = new YamlReader().read(file, findings).getFirst();

    var contract = new ContractReader(SCHEMAS).read(document, findings);

    assertThat(findings.list()).filteredOn(Finding::stops).isEmpty();
    assertThat(contract).isPresent();
  }

  @Test
  void lintsAllAsValid() throws IOException {
    var linter = new Linter();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path example : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        var file = new SourceFile(example.getFileName().toString(), Files.readAllBytes(example));
        assertThat(linter.file(file).findings()).filteredOn(Finding::stops).isEmpty();
      }
    }
  }

  @Test
  void readsAProductThatOnlyLacksWhatWeftNeeds() throws IOException {
    Path example = EXAMPLES.resolve("simple-data-product.odps.yaml");
    var findings = new Findings();
    var file = new SourceFile("product.yaml", Files.readAllBytes(example));
    var document = new YamlReader().read(file, findings).getFirst();

    new ProductReader(SCHEMAS).read(document, findings);

    // a name for people cannot be an address, and nothing says the domain
    assertThat(findings.list())
        .extracting(Finding::code, finding -> finding.place().line())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_MISSING_FIELD, 1),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_NAME, 5),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_NAME, 21));
  }
}
