package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Letters that names have.
class PlainLettersTest {

  @ParameterizedTest
  @CsvSource({
    "größe, grosse",
    "GRÖẞE, GROSSE",
    "gro\u0308ße, grosse",
    "Œuvre, OEuvre",
    "Łódź, Lodz",
    "İstanbul ılık, Istanbul ilik",
    "m² ﬁn, m2 fin",
    "plain_1, plain_1"
  })
  void areLatinWithoutMarks(String text, String plain) {
    assertThat(PlainLetters.of(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"имя", "йод", "ガギ", "हिन्दी", "名前"})
  void stayThoseOfOtherScripts(String text) {
    assertThat(PlainLetters.of(text)).isEqualTo(text);
  }

  @Test
  void nameAContract() {
    assertThat(ContractName.of("Größen-2026.csv")).isEqualTo("grossen_2026");
  }
}
