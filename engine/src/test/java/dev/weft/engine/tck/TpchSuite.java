package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.TpcPolicies.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The 22 statements of TPC-H, and what analysts write in the engine's own dialect, over the tables
/// of TPC-H.
abstract class TpchSuite extends CorpusSuite {

  @Override
  List<TpcTable> made() {
    return TpcTable.tpch(scaled(0.01));
  }

  @Override
  Map<String, Policy> policies() {
    return TpcPolicies.TPCH;
  }

  @Override
  String views() {
    return "tpch-views.sql";
  }

  @Test
  void givesTheRowsOfViewsForTpch() {
    Map<String, String> texts = TpcTexts.tpch();
    assertThat(texts).hasSize(22);
    assertThat(same(texts)).as("statements with rows").isGreaterThan(17);
  }

  @Test
  void givesTheRowsOfViewsForWhatAnalystsWrite() {
    Map<String, String> texts = new TreeMap<>();
    for (String text : Corpus.lines("analyst-tpch.sql")) {
      texts.put("a%02d".formatted(texts.size() + 1), text);
    }
    assertThat(texts).hasSizeGreaterThanOrEqualTo(65);
    assertThat(same(texts)).as("statements with rows").isGreaterThan(60);
  }

  static List<String> refused() {
    return Corpus.lines("analyst-refused.sql");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatNeedsTheDataToBeUnderstood(String line) {
    String[] refusal = line.split(" \\| ", 2);
    assertThat(outcome(refusal[1])).containsExactly(refusal[0]);
  }
}
