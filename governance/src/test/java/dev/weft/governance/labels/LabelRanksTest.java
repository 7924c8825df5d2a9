package dev.weft.governance.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.mesh.LabelFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  void tellsFamiliesInWhichOneIsBelowTheOther() {
    assertThat(ranks.below(labels("public", "personal"), labels("internal", "none")))
        .extracting(LabelFamily::name)
        .containsExactly("confidentiality");
    assertThat(ranks.promised(Optional.of("public"), List.of())).contains(labels("public", "none"));
    assertThat(ranks.promised(Optional.empty(), List.of("personal")))
        .contains(labels("internal", "personal"));
    assertThat(ranks.promised(Optional.empty(), List.of())).isEmpty();
  }

  @Test
  void lowersOneFamilyUpToALabelAndNeverRaises() {
    var lowered =
        new Lowered("x", new ColumnRef("t", "a"), "privacy", "personal", "none", "counts");
    assertThat(ranks.lower(labels("confidential", "personal"), lowered))
        .isEqualTo(labels("confidential", "none"));
    assertThat(ranks.lower(labels("public", "sensitive"), lowered))
        .isEqualTo(labels("public", "sensitive"));
    assertThat(ranks.lower(labels("public", "none"), lowered)).isEqualTo(labels("public", "none"));
  }

  @Test
  void treatsWhatItDoesNotKnowAsTheHighest() {
    assertThat(ranks.declared(Optional.of("misspelt"), List.of())).isEqualTo(ranks.highest());
  }

  private static SortedMap<String, String> labels(String confidentiality, String privacy) {
    return new TreeMap<>(Map.of("confidentiality", confidentiality, "privacy", privacy));
  }
}
