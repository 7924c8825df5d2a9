package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Declassifier.Function;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Address;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclassifierReaderTest {

  private static final String WHOLE =
      """
      id: counts_over_20
      stage: enforce
      family: privacy
      from: personal
      to: none
      functions: [count, avg]
      group: { n: 20, subject: "customer/members:members#member_id" }
      reason: r
      """;

  private final Findings findings = new Findings();

  @Test
  void readsWhatLowersALabel() {
    assertThat(read(WHOLE))
        .contains(
            new Declassifier(
                "counts_over_20",
                "customer",
                Stage.ENFORCE,
                "privacy",
                "personal",
                "none",
                Set.of(Function.COUNT, Function.AVG),
                20,
                Address.find("customer/members:members#member_id").orElseThrow(),
                "r",
                false));
    assertThat(findings.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "functions: [count, avg] | functions: [max]",
        "functions: [count, avg] | functions: []",
        "functions: [count, avg] | ''",
        "n: 20 | n: 1",
        "n: 20, | ''",
        "#member_id | ''",
        "group: | grup:"
      })
  void refusesOneThatProtectsNobody(String text, String instead) {
    assertThat(read(WHOLE.replace(text, instead))).isEmpty();
    assertThat(findings.list()).isNotEmpty().allMatch(Finding::stops);
  }

  private Optional<Declassifier> read(String body) {
    return DeclassifierReader.read(OwnText.of("Declassifier", body, findings), "customer", findings)
        .map(document -> document.value());
  }
}
