package dev.weft.engine.duckdb.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPositionTest {

  @Test
  void countsColumnsInCodePoints() {
    String text = "select '😀é' as x,\n\tnope";
    TextPosition at =
        TextPosition.of(
            text, "select '😀é' as x".getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    assertThat(at.place().line()).isEqualTo(1);
    assertThat(at.place().column()).isEqualTo(17);
    assertThat(at.offset()).isEqualTo(17);
  }

  @Test
  void showsTheLineFromItsBeginning() {
    assertThat(TextPosition.of("select 1,\n\tnope\nfrom t", 11).excerpt()).isEqualTo(" nope");
  }

  @Test
  void cutsALongLineAndShowsNoneWhereThePlaceWouldBeCutOff() {
    String text = "x".repeat(500) + "!" + "y".repeat(500);
    assertThat(TextPosition.of(text, 10).excerpt()).hasSize(200);
    assertThat(TextPosition.of(text, 500).excerpt()).isEmpty();
  }

  @Test
  void knowsNothingOfPlacesOutsideTheText() {
    assertThat(TextPosition.of("select 1", -1)).isEqualTo(TextPosition.UNKNOWN);
    assertThat(TextPosition.of("select 1", 9)).isEqualTo(TextPosition.UNKNOWN);
    assertThat(TextPosition.of("'é'", 2)).isEqualTo(TextPosition.UNKNOWN);
  }
}
