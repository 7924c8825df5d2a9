package dev.weft.governance.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.mesh.LabelFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LabelRanksTest {

  private final LabelRanks ranks =
      new LabelRanks(
          List.of(
              new LabelFamily(
                  "confidentiality", List.of("public", "internal", "confidential"), "internal"),
              new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none")));

  @Test
  void countsACapturedColumnWithoutLabelAsTheHighest() {
    assertThat(ranks.ofCaptured(Optional.empty(), List.of()))
        .isEqualTo(labels("confidential", "sensitive"));
    assertThat(ranks.ofCaptured(Optional.of("public"), List.of()))
        .isEqualTo(labels("public", "none"));
    assertThat(ranks.ofCaptured(Optional.empty(), List.of("personal")))
        .isEqualTo(labels("internal", "personal"));
  }

  @Test
  void joinsDeclaredLabelsWithThoseOfAllInputs() {
    var inputs =
        Map.of(
            new ColumnRef("members", "email"), labels("internal", "personal"),
            new ColumnRef("members", "tier"), labels("confidential", "none"));
    var column = new OutputColumn("contact", new TreeSet<>(inputs.keySet()));
    var declared = ranks.declared(Optional.of("public"), List.of());
    assertThat(ranks.effective(column, declared, ref -> Optional.ofNullable(inputs.get(ref))))
        .isEqualTo(labels("confidential", "personal"));
  }

  @Test
  void givesAConstantWhatItDeclaresAndNothingMore() {
    var column = new OutputColumn("one", new TreeSet<>());
    var declared = ranks.declared(Optional.empty(), List.of());
    assertThat(ranks.effective(column, declared, _ -> Optional.empty()))
        .isEqualTo(labels("public", "none"));
  }

  @Test
  void treatsWhatItDoesNotKnowAsTheHighest() {
    var column = new OutputColumn("x", new TreeSet<>(List.of(new ColumnRef("gone", "x"))));
    var declared = ranks.declared(Optional.empty(), List.of());
    assertThat(ranks.effective(column, declared, _ -> Optional.empty())).isEqualTo(ranks.highest());
    assertThat(ranks.declared(Optional.of("misspelt"), List.of())).isEqualTo(ranks.highest());
  }

  private static SortedMap<String, String> labels(String confidentiality, String privacy) {
    return new TreeMap<>(Map.of("confidentiality", confidentiality, "privacy", privacy));
  }
}
