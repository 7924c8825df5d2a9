package dev.weft.formats.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is read and written again says the same, in the same order, known to Weft or not.
class TreeTextTest {

  private static final Path OFFICIAL = Path.of("src/test/resources/official");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> official = Files.list(OFFICIAL);
        Stream<Path> cases = Files.list(Path.of("src/test/resources/lint"))) {
      return Stream.concat(official, cases)
          .filter(file -> file.toString().matches(".*\\.(yaml|json)"))
          .filter(file -> !file.toString().contains("yaml-") && !file.endsWith("empty.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void writesWhatItRead(Path example) throws IOException {
    var file = new SourceFile(example.getFileName().toString(), Files.readAllBytes(example));

    for (Tree.Fields document : read(file)) {
      assertThat(read("a.yaml", TreeText.yaml(document))).isEqualTo(document);
      assertThat(read("a.json", TreeText.json(document))).isEqualTo(document);
    }
  }

  @Test
  void readsAllOfficialExamples() throws IOException {
    assertThat(documents().filter(file -> file.startsWith(OFFICIAL))).hasSizeGreaterThan(14);
  }

  @Test
  void writesWhateverThereIs() {
    long seed = Long.getLong("seed", 20_010_101L);
    for (int i = 0; i < 2_000; i++) {
      Tree.Fields tree = new RandomTree(new Random(seed + i)).document();

      assertThat(read("a.yaml", TreeText.yaml(tree))).as("seed %d", seed + i).isEqualTo(tree);
      assertThat(read("a.json", TreeText.json(tree))).as("seed %d", seed + i).isEqualTo(tree);
    }
  }

  @Test
  void writesAsPeopleDo() {
    Tree.Fields tree =
        Tree.Fields.of(
            Tree.field("version", "1.0.0"),
            Tree.field("size", "1.0"),
            Tree.field("day", "2026-11-29"),
            Tree.field("answer", "no"),
            Tree.field("channel", "#ops"),
            Tree.field("pattern", "\\d\""),
            Tree.field("list", Tree.Items.of(Tree.Fields.of(Tree.field("a", Tree.number(1))))),
            Tree.field("none", new Tree.Items(List.of())),
            Tree.field("text", "two\nlines\n"));

    assertThat(TreeText.yaml(tree))
        .isEqualTo(
            """
            version: 1.0.0
            size: "1.0"
            day: "2026-11-29"
            answer: "no"
            channel: "#ops"
            pattern: \\d"
            list:
              - a: 1
            none: []
            text: |
              two
              lines
            """);
  }

  static Tree.Fields read(String path, String text) {
    return read(SourceFile.of(path, text)).getFirst();
  }

  private static List<Tree.Fields> read(SourceFile file) {
    var findings = new Findings();
    var documents = new YamlReader().read(file, findings);
    assertThat(findings.list()).as(() -> file.text()).isEmpty();
    return documents.stream().map(document -> Tree.of(document.root())).toList();
  }
}
