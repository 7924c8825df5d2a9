package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Contracts that tests write as something else, and read from it.
final class Contracts {

  static final StandardForm FORM = new StandardForm(new StandardSchemas());

  private static final Path RESOURCES = Path.of("src/test/resources");

  private Contracts() {}

  /// One with everything that a contract can say of tables.
  static YamlDocument rich() {
    return document(read("exchange/rich.odcs.yaml"));
  }

  /// One whose names and words try to be something else.
  static YamlDocument hostile() {
    return document(read("exchange/hostile.odcs.yaml"));
  }

  static String read(String file) {
    try {
      return Files.readString(RESOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The examples that the standard publishes, the one with everything, and the hostile one.
  static List<Path> files() {
    try (Stream<Path> official = Files.list(RESOURCES.resolve("official"));
        Stream<Path> own = Files.list(RESOURCES.resolve("exchange"))) {
      return Stream.concat(official, own)
          .filter(file -> file.toString().endsWith(".odcs.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static YamlDocument document(Path file) {
    try {
      return document(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A contract that keeps its standard.
  static YamlDocument document(String text) {
    var findings = new Findings();
    var documents = new YamlReader().read(SourceFile.of("contract.yaml", text), findings);
    assertThat(findings.list()).filteredOn(Finding::stops).isEmpty();
    assertThat(documents).hasSize(1);
    FORM.check(documents.getFirst(), findings);
    assertThat(findings.list()).as(text).filteredOn(Finding::stops).isEmpty();
    return documents.getFirst();
  }

  static Exchanged export(YamlDocument document, Target target) {
    return new Exporter().export(document, target);
  }

  /// What is imported, as a contract that keeps its standard.
  static Exchanged imported(String file, String text, Source source) {
    Exchanged exchanged = new Importer(FORM).read(SourceFile.of(file, text), source, "");
    document(exchanged.text());
    return exchanged;
  }

  /// Findings as `line pointer message`, those of the document that was read.
  static List<String> told(Exchanged exchanged) {
    return exchanged.findings().stream()
        .map(f -> f.code().code() + " " + f.place().line() + " " + f.message())
        .toList();
  }
}
