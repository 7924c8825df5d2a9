package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Garbled documents are findings that point into their file, never exceptions. Replay a failure
/// with `-Dseed=`.
class LintNeverThrowsTest {

  private static final List<Path> FOLDERS =
      List.of(Path.of("src/test/resources/lint"), Path.of("src/test/resources/official"));
  private static final List<String> WORDS =
      List.of(
          "null",
          "[]",
          "{}",
          "-1",
          "0",
          "1e999",
          "'1e999999999'",
          ".nan",
          ".inf",
          "''",
          "true",
          "[a]",
          "{ a: b }",
          "*a",
          "'{object}'",
          "select",
          "'[a-'",
          "'(((('",
          "2026-02-30",
          "v3.2.0",
          "v3.0.0",
          "schema/a/properties",
          "a.",
          ".a",
          "a..b",
          "schema/",
          "#",
          "'\\u'",
          "99999999999999999999",
          "mustBe",
          "map",
          "vector");

  private final Linter linter = new Linter();

  @Test
  void onGarbledDocuments() throws IOException {
    long seed = Long.getLong("seed", 20_261_129L);
    var random = new Random(seed);
    List<String> texts = texts();
    for (int round = 0; round < 3_000; round++) {
      String text = texts.get(random.nextInt(texts.size()));
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        text = mutate(text, random);
      }
      String shown = text;

      Linted linted = linter.file(SourceFile.of("a.yaml", text));

      assertThat(linted.findings())
          .as("seed %d round %d%n%s", seed, round, shown)
          .allSatisfy(
              finding -> {
                assertThat(finding.message()).isNotBlank().doesNotContain("Exception");
                assertThat(finding.place().line())
                    .isLessThanOrEqualTo(shown.split("[\n\r\u0085\u2028\u2029]", -1).length + 1);
              });
    }
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private static String mutate(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return WORDS.get(random.nextInt(WORDS.size()));
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    String word = WORDS.get(random.nextInt(WORDS.size()));
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, value(line, word));
      case 3 -> {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        lines.set(at, indent + word + ": " + word);
      }
      default -> {
        int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
        lines.set(at, line.substring(0, cut) + word + line.substring(cut));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /// One value of the line for another.
  private static String value(String line, String word) {
    return line.replaceFirst(
        ": ([^,}\\]\\[{]+)", ": " + java.util.regex.Matcher.quoteReplacement(word));
  }
}
