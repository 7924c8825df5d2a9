package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Rendering;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Governed statements give what their texts say.
abstract class AnswerSuite extends Runs {

  @ParameterizedTest
  @MethodSource("dev.weft.engine.tck.ParsingSuite#analysts")
  void givesTheRowsOfTheTextOverEqualTables(String text) {
    GovernedStatement governed = contract().govern(text);
    Result answer = run(governed, Rendering.NDJSON, GENEROUS);
    Result expected = run(contract().raw(text, governed.columns()), Rendering.NDJSON, GENEROUS);
    assertThat(sorted(answer)).isEqualTo(sorted(expected));
    assertThat(answer.ending().truncated()).isFalse();
    assertThat(answer.text()).doesNotContain("_weft_");
  }

  private static List<String> sorted(Result result) {
    return result.lines().stream().sorted().toList();
  }

  @Test
  void keepsTheOrderThatWasAskedFor() {
    assertThat(run("select id from flights order by delay desc nulls last", Rendering.CSV).lines())
        .containsExactly("id", "4", "1", "5", "2", "3");
  }

  @Test
  void readsTablesByTheirAddress() {
    assertThat(
            run(
                    "select count(*) as n from operations.departures.flights f"
                        + " join operations.\"departures@1\".flights g using (id)",
                    Rendering.CSV)
                .lines())
        .containsExactly("n", "5");
  }

  @Test
  void runsStatementsSideBySide() {
    List<String> answers =
        java.util.stream.IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                at ->
                    run(
                            String.format(
                                Locale.ROOT, "select count(*) + %d as n from flights", at),
                            Rendering.CSV)
                        .lines()
                        .getLast())
            .toList();
    assertThat(answers).containsExactly("5", "6", "7", "8", "9", "10", "11", "12");
  }
}
