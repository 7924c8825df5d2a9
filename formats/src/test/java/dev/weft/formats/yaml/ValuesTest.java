package dev.weft.formats.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.SourceFile;
import dev.weft.model.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What documents say, whatever they look like.
class ValuesTest {

  private static Value.Fields of(String text) {
    var findings = new Findings();
    List<YamlDocument> documents =
        new YamlReader().read(SourceFile.of("document.yaml", text), findings);
    assertThat(findings.list()).isEmpty();
    return Values.of(documents.getFirst());
  }

  @Test
  void styleOrderAndSpellingOfNumbersSayNothing() {
    assertThat(
            of(
                """
                a: [1.0, "x", yes, 2001-01-01]   # a remark
                b: { d: true, c: ~ }
                """))
        .isEqualTo(
            of(
                """
                b:
                  c: null
                  d: True
                a:
                  - 0x1
                  - x
                  - "yes"
                  - '2001-01-01'
                """));
  }

  @Test
  void textsAreNoNumbersAndListsHaveAnOrder() {
    assertThat(of("a: 1")).isNotEqualTo(of("a: '1'"));
    assertThat(of("a: [1, 2]")).isNotEqualTo(of("a: [2, 1]"));
    assertThat(of("a: .inf")).isEqualTo(of("a: '.inf'"));
  }
}
