package dev.weft.formats.bitol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The quick check agrees with the validator. Replay a failure with `-Dseed=`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickSchemaTest {

  private static final List<String> SCHEMAS =
      List.of(
          "odcs-json-schema-v3.0.0",
          "odcs-json-schema-v3.0.1",
          "odcs-json-schema-v3.0.2",
          "odcs-json-schema-v3.1.0",
          "odcs-json-schema-v3.2.0",
          "odps-json-schema-v0.9.0",
          "odps-json-schema-v1.0.0");
  private static final List<String> VALUES =
      List.of(
          "x", "1", "1.5", "true", "null", "[]", "[1, 1]", "{}", "'1'", ".nan", "1.", "map",
          "array");

  private final StandardSchemas schemas = new StandardSchemas();

  @Test
  void agreesWithTheValidatorOnWholeAndGarbledDocuments() throws IOException {
    long seed = Long.getLong("seed", 31_415L);
    var random = new Random(seed);
    int kept = 0;
    for (String text : texts()) {
      for (int round = 0; round < 8; round++) {
        String shown = round == 0 ? text : garbled(text, random);
        for (YamlDocument document : documents(shown)) {
          for (String schema : SCHEMAS) {
            boolean quick = schemas.isQuicklyKept(schema, document.root());
            kept += quick ? 1 : 0;
            assertThat(quick)
                .as("seed %d, %s%n%s", seed, schema, shown)
                .isEqualTo(schemas.errors(schema, document.root()).isEmpty());
          }
        }
      }
    }
    assertThat(kept).isGreaterThan(100);
  }

  /// None of these refuses the document, but nobody can know that who does not know the keyword.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"new\": 1}",
        "{\"not\": {\"new\": 1}}",
        "{\"oneOf\": [{\"new\": 1}, {}]}",
        "{\"anyOf\": [{\"new\": 1}, {}]}",
        "{\"if\": {\"new\": 1}, \"then\": {}}"
      })
  void isNotSureOfASchemaWithAKeywordThatItDoesNotKnow(String schema) {
    var quick = new QuickSchema(JsonMapper.shared().readTree(schema));
    assertThat(documents("kind: x\n"))
        .allSatisfy(document -> assertThat(quick.isKept(document.root())).isFalse());
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("lint", "official")) {
      try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
        for (Path file : files.sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static List<YamlDocument> documents(String text) {
    return new YamlReader().read(SourceFile.of("a.yaml", text), new Findings());
  }

  private static String garbled(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    String value = VALUES.get(random.nextInt(VALUES.size()));
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.set(at, lines.get(at).replaceFirst(": [^,}\\]\\[{]+", ": " + value));
      default -> lines.set(at, lines.get(at).replaceFirst("([a-z])[a-zA-Z]*:", "$1:"));
    }
    return String.join("\n", lines) + "\n";
  }
}
