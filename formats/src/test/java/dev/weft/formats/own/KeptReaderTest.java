package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder.Kept;
import org.junit.jupiter.api.Test;

class KeptReaderTest {

  private final Findings findings = new Findings();

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
}
