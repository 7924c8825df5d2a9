package dev.weft.formats.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlLimitsTest {

  private final Findings findings = new Findings();

  @Test
  void refusesTenMegabytesWithoutParsing() {
    // would be a syntax error if it were parsed
    assertThat(read("[" + "x".repeat(10 << 20))).isEmpty();

    found(ErrorCode.DOC_TOO_LARGE);
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, before))));
    }

    assertThat(read(bomb.toString())).isEmpty();

    found(ErrorCode.DOC_ALIASES);
  }

  @Test
  void refusesAnAliasThatContainsItself() {
    read("a: &a [1, *a]\n");

    found(ErrorCode.DOC_ALIASES);
  }

  @Test
  void refusesBracketsWithoutEnd() {
    read("a: " + "[".repeat(100_000));

    found(ErrorCode.DOC_TOO_DEEP);
  }

  @Test
  void refusesDepthThatAliasesBuildUp() {
    StringBuilder tower = new StringBuilder("a0: &a0 " + nested(20) + "\n");
    for (int i = 1; i < 5; i++) {
      tower.append("a%d: &a%d %s\n".formatted(i, i, nested(20).replace("x", "*a" + (i - 1))));
    }

    read(tower.toString());

    found(ErrorCode.DOC_TOO_DEEP);
  }

  @Test
  void refusesTooManyDocumentsAndNodes() {
    read("---\n{a: 1}\n".repeat(NodeComposer.MOST_DOCUMENTS + 1));
    found(ErrorCode.DOC_TOO_MANY);

    Findings nodes = new Findings();
    new YamlReader()
        .read(SourceFile.of("x.yaml", "a: [" + "1,".repeat(NodeComposer.MOST_NODES) + "1]"), nodes);
    assertThat(nodes.list()).extracting(Finding::code).containsExactly(ErrorCode.DOC_TOO_MANY);
  }

  @Test
  void refusesOtherEncodings() {
    byte[] latin = "title: Flüge".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(new YamlReader().read(new SourceFile("x.yaml", latin), findings)).isEmpty();

    found(ErrorCode.DOC_UNREADABLE);
  }

  @Test
  void refusesNumbersThatCostMoreThanTheyAreWorth() {
    read("a: 1e999999999\n");
    found(ErrorCode.DOC_VALUE);
  }

  @Test
  void refusesWholeNumbersWithoutEnd() {
    read("a: " + "9".repeat(1_000_000) + "\n");
    found(ErrorCode.DOC_VALUE);
  }

  @Test
  void pointsToAControlCharacter() {
    read("a: 1\nb: x\u0007y\n");

    found(ErrorCode.DOC_SYNTAX);
    assertThat(findings.list().getFirst().place().text()).isEqualTo("x.yaml:2:5");
  }

  @Test
  void keepsDocumentsBeforeASyntaxError() {
    assertThat(read("a: 1\n---\nb: [\n")).hasSize(1);

    found(ErrorCode.DOC_SYNTAX);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "x" + "]".repeat(levels);
  }

  private List<YamlDocument> read(String text) {
    return new YamlReader().read(SourceFile.of("x.yaml", text), findings);
  }

  private void found(ErrorCode code) {
    assertThat(findings.list()).extracting(Finding::code).containsExactly(code);
  }
}
