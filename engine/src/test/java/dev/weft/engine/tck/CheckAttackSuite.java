package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The attacks as SQL rules: what a check says shows nothing either.
abstract class CheckAttackSuite extends AttackedTables {

  @Override
  abstract BuildGovernanceContract contract();

  @ParameterizedTest
  @MethodSource("attacks")
  void showsNothingInChecks(String line) {
    String text = line.split(" \\| ", 2)[1];
    for (Reader reader : readers()) {
      assertThat(judged(text, reader).toLowerCase(Locale.ROOT))
          .as("a check of %s, to the reader called %s", text, reader.name())
          .doesNotContain(reader.canaries());
    }
  }

  /// Everything that the result of a check says beside its own text.
  private String judged(String text, Reader reader) {
    Check check =
        new Check(
            "attack",
            "people",
            "people",
            new Rule.Sql(text, new Threshold.MustBe("0")),
            Severity.ERROR,
            "",
            false);
    CheckResult result =
        contract()
            .checks(rule -> govern(contract().builds(), rule, reader.tables()).with(SECRETS))
            .run(
                "people",
                List.of(check),
                Map.of("people", Objects.requireNonNull(reader.tables().get("people")).files()),
                new Cancellation())
            .getFirst();
    return result.actual() + " " + result.expected() + " " + result.message();
  }
}
