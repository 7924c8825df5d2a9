package dev.weft.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Columns that line up, whatever is written in them.
class TableTest {

  private static final Table AIRPORTS =
      new Table(
          List.of("AIRPORT", "FLIGHTS", "MEAN"),
          List.of(
              List.of("ATL", "1,042", "-0.5"),
              List.of("東京羽田", "7", ""),
              List.of("é", "12", "1e9")));

  @Test
  void putsTextLeftAndNumbersRight() {
    assertThat(AIRPORTS.lines(Integer.MAX_VALUE, Style.PLAIN))
        .containsExactly(
            "AIRPORT   FLIGHTS  MEAN",
            "ATL         1,042  -0.5",
            "東京羽田        7",
            "é              12   1e9");
  }

  @Test
  void takesFromTheWidestColumnUntilTheLineFits() {
    Table table =
        new Table(
            List.of("A", "B"),
            List.of(List.of("a".repeat(30), "b".repeat(12)), List.of("short", "b")));

    assertThat(table.lines(30, Style.PLAIN))
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(30))
        .containsExactly(
            "A                 B", "aaaaaaaaaaaaaaa…  bbbbbbbbbbbb", "short             b");
  }

  @Test
  void cutsTheLineWhenNoColumnCanGiveMore() {
    Table table =
        new Table(List.of("A", "B", "C"), List.of(List.of("a".repeat(9), "b".repeat(9), "c")));

    assertThat(table.lines(10, Style.PLAIN).getLast()).hasSize(10).endsWith("…");
  }

  @Test
  void keepsMoreRowsInTheSameColumns() {
    Table.Layout layout = AIRPORTS.layout(Integer.MAX_VALUE);

    assertThat(layout.line(List.of("ORD", "1", "2"))).isEqualTo("ORD             1     2");
    assertThat(layout.line(List.of("a very long name", "1", "2"))).contains("a very long name");
  }

  @Test
  void makesOnlyTheHeadingsStrong() {
    assertThat(AIRPORTS.lines(80, Style.COLORED).getFirst())
        .startsWith("\033[1m")
        .endsWith("\033[0m");
    assertThat(AIRPORTS.lines(80, Style.COLORED).get(1)).doesNotContain("\033");
  }

  @Test
  void letsNoCellMoveTheCursor() {
    Table table = new Table(List.of("A\u001b[2J"), List.of(List.of("x\ny\t\u007f\u009b")));

    assertThat(table.lines(80, Style.PLAIN)).containsExactly("A␛[2J", "x\\ny\\t␡␡");
  }

  @ParameterizedTest
  @CsvSource({"abc,3", "'',0", "é,1", "e\u0301,1", "東京,4", "😀,2", "ｱ,1", "한글,4"})
  void countsCells(String text, int cells) {
    assertThat(Width.of(text)).isEqualTo(cells);
  }

  @ParameterizedTest
  @CsvSource({"abcdef,4,abc…", "abc,3,abc", "東京都,5,東京…", "東京都,4,東…", "abc,1,…", "abc,0,''"})
  void cutsAtCells(String text, int cells, String cut) {
    assertThat(Width.cut(text, cells)).isEqualTo(cut);
  }
}
