package dev.weft.formats.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource({
    "2023-01-01, STRING",
    "no, STRING",
    "yes, STRING",
    "1:30, STRING",
    "0777, INTEGER",
    "12, INTEGER",
    "-3, INTEGER",
    "0x1F, INTEGER",
    "1.5, DECIMAL",
    "1e3, DECIMAL",
    "true, BOOLEAN",
    "'\"true\"', STRING",
    "~, NULL",
    "null, NULL",
    "v1.0.0, STRING",
    "1.0.0, STRING"
  })
  void readsScalarsByTheCoreSchema(String written, Node.Sort sort) {
    Node value = one("a: " + written + "\n").root().entries().getFirst().value();

    assertThat(((Node.Scalar) value).sort()).isEqualTo(sort);
  }

  @Test
  void givesEveryNodeItsPlaceInCodePoints() {
    YamlDocument document = one("\uFEFF# über\n\"ключ\": { \"a/b~c\": [x, 𝄞, y] }\n");

    assertThat(document.places())
        .containsEntry("", new Place("x.yaml", 2, 1, ""))
        .containsEntry("/ключ", new Place("x.yaml", 2, 9, "/ключ"))
        .containsEntry("/ключ/a~1b~0c/2", new Place("x.yaml", 2, 27, "/ключ/a~1b~0c/2"));
  }

  @Test
  void countsLinesThroughTheWholeFile() {
    List<YamlDocument> documents = all("a: 1\n---\n# second\nb: 2\n...\n---\nc: 3\n");

    assertThat(documents).extracting(d -> d.root().place().line()).containsExactly(1, 4, 7);
    assertThat(documents)
        .extracting(YamlDocument::text)
        .containsExactly("a: 1\n", "# second\nb: 2\n", "c: 3\n");
  }

  @Test
  void readsWindowsLinesAndEmptyDocuments() {
    assertThat(all("a: 1\r\n---\r\n---\r\nb: 2\r\n")).hasSize(2);
    assertThat(all("")).isEmpty();
    assertThat(all("# only a comment\n")).isEmpty();
  }

  @Test
  void writesWholeNumbersToTheBaseTen() {
    assertThat(one("a: [0x1F, 0o17, 0777]\n").root().find("a").orElseThrow())
        .isInstanceOfSatisfying(
            Node.Sequence.class,
            list ->
                assertThat(list.items())
                    .extracting(Node::textOrNull)
                    .containsExactly("31", "15", "0777"));
  }

  @Test
  void mergesGroupsAsOtherToolsDo() {
    YamlDocument document =
        one(
            """
            a: &a { x: 1, y: [2] }
            b: &b { x: 3, z: 4 }
            one: { <<: *a, x: 5 }
            both:
              <<: [*a, *b]
            """);

    assertThat(mapping(document, "one").keys()).containsExactly("x", "y");
    assertThat(mapping(document, "one").find("x").orElseThrow().textOrNull()).isEqualTo("5");
    assertThat(mapping(document, "both").keys()).containsExactly("x", "y", "z");
    assertThat(mapping(document, "both").find("x").orElseThrow().textOrNull()).isEqualTo("1");
    assertThat(document.places())
        .containsEntry("/both/y/0", new Place("x.yaml", 1, 19, "/both/y/0"));
  }

  @Test
  void mergesNothingThatIsNoGroup() {
    assertThat(mapping(one("a: { \"<<\": { x: 1 } }\n"), "a").keys()).containsExactly("<<");
    assertThat(mapping(one("a: { <<: 1 }\n"), "a").keys()).containsExactly("<<");
    assertThat(mapping(one("a: { <<: [{ x: 1 }, 2] }\n"), "a").keys()).containsExactly("<<");
  }

  private static Node.Mapping mapping(YamlDocument document, String key) {
    return (Node.Mapping) document.root().find(key).orElseThrow();
  }

  @Test
  void copiesWhatAnAliasRepeats() {
    YamlDocument document = one("a: &x { k: [1, 2] }\nb: *x\n");

    assertThat(document.places())
        .containsEntry("/b/k/1", new Place("x.yaml", 1, 16, "/b/k/1"))
        .containsEntry("/a/k/1", new Place("x.yaml", 1, 16, "/a/k/1"));
  }

  private static YamlDocument one(String text) {
    return all(text).getFirst();
  }

  private static List<YamlDocument> all(String text) {
    var findings = new Findings();
    var documents = new YamlReader().read(SourceFile.of("x.yaml", text), findings);
    assertThat(findings.list()).isEmpty();
    return documents;
  }
}
