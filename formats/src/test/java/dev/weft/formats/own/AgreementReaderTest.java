package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementReaderTest {

  private final Findings findings = new Findings();

  @ParameterizedTest
  @ValueSource(strings = {"person:cy", "team:planning", "service:nightly", "product:insights/net"})
  void readsEveryConsumer(String consumer) {
    assertThat(read("consumer: " + consumer).orElseThrow().consumer().text()).isEqualTo(consumer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cy", "person:", "person:Cy Young", "robot:x", "product:insights", ":"})
  void refusesOtherConsumers(String consumer) {
    assertThat(read("consumer: \"" + consumer + "\"")).isEmpty();
    assertThat(findings.list()).extracting(Finding::code).containsExactly(ErrorCode.DOC_VALUE);
  }

  @Test
  void readsOnwardUse() {
    assertThat(read("consumer: person:cy").orElseThrow().onward()).isEqualTo(new Onward.Guarded());
    assertThat(read("consumer: person:cy\nonward: guarded").orElseThrow().onward())
        .isEqualTo(new Onward.Guarded());
    assertThat(read("consumer: person:cy\nonward: none").orElseThrow().onward())
        .isEqualTo(new Onward.None());
    assertThat(read("consumer: person:cy\nonward: { free: [t.a, t.b] }").orElseThrow().onward())
        .isEqualTo(new Onward.Free(List.of("t.a", "t.b")));
  }

  @Test
  void leavesOpenWhatIsNotWritten() {
    Agreement agreement = read("consumer: person:cy\nstatus: retired").orElseThrow();

    assertThat(agreement.port()).isEmpty();
    assertThat(agreement.columns()).isEmpty();
    assertThat(agreement.rows()).isEmpty();
    assertThat(agreement.from()).isEmpty();
    assertThat(agreement.until()).isEmpty();
    assertThat(agreement.retired()).isTrue();
  }

  @Test
  void tellsEverythingThatIsMissing() {
    AgreementReader.read(OwnText.of("Agreement", "", findings), findings);

    assertThat(findings.list())
        .allMatch(finding -> finding.code() == ErrorCode.DOC_MISSING_FIELD)
        .extracting(Finding::hint)
        .containsExactlyInAnyOrder(
            "Add `id:`", "Add `product:`", "Add `consumer:`", "Add `purposes:`", "Add `reason:`");
  }

  private Optional<Agreement> read(String more) {
    String body =
        """
        id: a
        product: safety/exposure@2
        purposes: [exploration]
        reason: Because.
        """;
    return AgreementReader.read(OwnText.of("Agreement", body + more + "\n", findings), findings)
        .map(document -> document.value());
  }
}
