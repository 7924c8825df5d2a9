package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Documents that people and machines garble are findings, never exceptions, and every finding
/// points into its file. Replay a failure with `-Dseed=`.
class MutatedDocumentsTest {

  private static final List<String> WORDS =
      List.of(
          "null",
          "~",
          "[]",
          "{}",
          "-1",
          "0x",
          "0o8",
          "1e999",
          ".nan",
          "99999999999999999999",
          "''",
          "true",
          "no",
          "*a",
          "&a",
          "!x",
          "- ",
          ": ",
          "%",
          "@",
          "\u0000",
          "\t",
          "../..",
          "é",
          "\"",
          "[[[",
          "#",
          "---",
          "2026-02-30",
          "v3.1.0",
          "weft/v1",
          "| ",
          "<<: *a",
          "? ",
          "\uD83D\uDE00");

  private final FolderReader reader = new FolderReader();

  @Test
  void neverFailOtherwiseThanByFindings() {
    long seed = Long.getLong("seed", 20_010_101L);
    var random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      Map<String, String> texts = AirTravel.texts();
      List<String> paths = new ArrayList<>(texts.keySet());
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        texts.computeIfPresent(
            paths.get(random.nextInt(paths.size())), (path, text) -> mutate(text, random));
      }
      List<SourceFile> files = AirTravel.files(texts);

      Understood read = reader.read(files);

      assertThat(read.findings())
          .as("seed %d round %d", seed, round)
          .allSatisfy(finding -> pointsInto(finding, texts));
    }
  }

  private static void pointsInto(Finding finding, Map<String, String> texts) {
    assertThat(finding.message()).isNotBlank().doesNotContain("Exception");
    if (finding.place().line() > 0) {
      String text = texts.getOrDefault(finding.place().file(), "");
      assertThat(finding.place().line())
          .isLessThanOrEqualTo(text.split("[\n\r\u0085\u2028\u2029]", -1).length + 1);
      assertThat(finding.place().column()).isPositive();
    }
  }

  private static String mutate(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
    String word = WORDS.get(random.nextInt(WORDS.size()));
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, line.substring(0, cut));
      case 3 -> lines.set(at, line.substring(0, cut) + word + line.substring(cut));
      case 4 ->
          lines.set(
              at,
              line.replaceFirst("(: ).*$", "$1" + java.util.regex.Matcher.quoteReplacement(word)));
      default ->
          lines.set(
              at,
              line.replaceFirst(
                  "[a-z]", word.isEmpty() ? "x" : java.util.regex.Matcher.quoteReplacement(word)));
    }
    return String.join("\n", lines) + "\n";
  }
}
