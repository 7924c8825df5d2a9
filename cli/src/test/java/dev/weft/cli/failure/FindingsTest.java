package dev.weft.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.terminal.Style;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Findings as a good compiler shows them.
class FindingsTest {

  private static Reported at(int line, int column, String excerpt) {
    Place place = new Place("a.yaml", line, column, "");
    return Reported.of(
        Finding.error(ErrorCode.DOC_VALUE, place, "Bad value", "Correct it.").withExcerpt(excerpt));
  }

  private static String text(Reported... findings) {
    return String.join("\n", Findings.lines(List.of(findings), Style.PLAIN));
  }

  @Test
  void pointsAtThePlace() {
    assertThat(text(at(120, 5, "  x: 東京")))
        .isEqualTo(
            """
            error W-DOC-011: Bad value
               --> a.yaml:120:5
                |
            120 |   x: 東京
                |     ^
                = Correct it.

            1 error""");
  }

  @Test
  void countsWideCharactersBeforeTheCaret() {
    assertThat(text(at(1, 4, "東京: x"))).contains("1 | 東京: x\n  |      ^");
  }

  /// Behind the end of any terminal nobody sees a caret.
  @Test
  void showsWhereItPointsInALongLine() {
    String line = "x: { " + "a: 1, ".repeat(60) + "東: bad, " + "b: 2, ".repeat(9) + "}";

    String shown = text(at(1, line.indexOf("bad") + 1, line));

    assertThat(shown)
        .contains(
            "1 | … a: 1, a: 1, a: 1, a: 1, a: 1, a: 1, 東: bad, b: 2,",
            "\n  | " + " ".repeat(42) + "^\n");
  }

  @Test
  void putsTheCaretBehindTheLineAtMost() {
    assertThat(text(at(1, 99, "ab"))).contains("1 | ab\n  |   ^");
  }

  @Test
  void leavesOutWhatIsUnknown() {
    Reported nowhere = Reported.of(Finding.warning(ErrorCode.DOC_VALUE, Place.NOWHERE, "Odd", ""));

    assertThat(text(nowhere)).isEqualTo("warning W-DOC-011: Odd\n\n1 warning");
    assertThat(text(at(0, 0, ""))).contains("--> a.yaml\n").doesNotContain("|");
  }

  @Test
  void sortsByPlaceAndCountsBySeverity() {
    Reported info = new Reported("W-DOC-001", Severity.INFO, "Note", "b.yaml", 1, 1, "", "", "");
    Reported warning =
        new Reported("W-DOC-001", Severity.WARNING, "Odd", "a.yaml", 9, 1, "", "", "");

    assertThat(text(info, at(2, 1, ""), warning, at(1, 1, "")))
        .containsSubsequence("a.yaml:1", "a.yaml:2", "a.yaml:9", "b.yaml:1")
        .endsWith("2 errors, 1 warning, 1 info");
  }

  @Test
  void paintsOnlyWhenAskedTo() {
    assertThat(Findings.lines(List.of(at(1, 1, "x")), Style.COLORED).getFirst())
        .startsWith("\033[1;31merror W-DOC-011\033[0m");
  }
}
