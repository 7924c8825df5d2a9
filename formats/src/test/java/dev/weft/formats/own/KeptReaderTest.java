package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder.Kept;
import dev.weft.model.error.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptReaderTest {

  private final Findings findings = new Findings();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ show: true }",
        "{ hide: true }",
        "{ deny: true }",
        "{ mask: sha-256-query-local }",
        "{ mask: pseudonym }",
        "{ filter: row.market in principal.attributes.markets }",
        "{ minimumGroup: { n: 20, subject: member_id, groupBy: [tier, market] } }"
      })
  void takesEveryEffect(String effect) {
    assertThat(policy("effect: " + effect)).contains(new Kept("AccessPolicy", "p", "draft", false));
    assertThat(findings.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ mask: blur }",
        "{ show: 1 }",
        "mask",
        "{ minimumGroup: 20 }",
        "{ filter: [a] }",
        "{ hid: true }"
      })
  void refusesOtherEffects(String effect) {
    assertThat(policy("effect: " + effect)).isEmpty();
    assertThat(findings.list()).isNotEmpty().allMatch(Finding::stops);
  }

  @Test
  void takesTermsWithAnyName() {
    assertThat(
            KeptReader.read(
                    OwnText.of("Term", "name: On-time departure\ndefinition: x\n", findings),
                    "Term",
                    "mesh",
                    findings)
                .orElseThrow()
                .value())
        .isEqualTo(new Kept("Term", "On-time departure", "", false));
  }

  private Optional<Kept> policy(String effect) {
    String body = "id: p\nreason: r\nmatch: \"true\"\n" + effect + "\n";
    return KeptReader.read(
            OwnText.of("AccessPolicy", body, findings), "AccessPolicy", "mesh", findings)
        .map(document -> document.value());
  }
}
