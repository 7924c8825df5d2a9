package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.build.change.document.Threshold.Step;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What one threshold is to another one, by what they let pass.
class ThresholdTest {

  /// Operators as `mustBe 1` or `mustBeBetween 1 2`, several with `&` between.
  private static Threshold of(String text) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String part : text.split("&", -1)) {
      List<String> words = Arrays.asList(part.strip().split(" ", -1));
      List<Value> values = words.stream().skip(1).map(ThresholdTest::value).toList();
      fields.put(
          words.getFirst(), values.size() == 1 ? values.getFirst() : new Value.Items(values));
    }
    return Threshold.of(new Element(fields));
  }

  private static Value value(String word) {
    return word.matches("-?[0-9.]+")
        ? new Value.Numeral(new BigDecimal(word))
        : new Value.Text(word);
  }

  @ParameterizedTest
  @CsvSource({
    "mustBe 1, mustBe 1.0, SAME",
    "mustBe 1, mustBe 2, OTHER",
    "mustBe a, mustBe b, OTHER",
    "mustBe 1, mustNotBe 2, LOOSER",
    "mustNotBe 2, mustBeGreaterThan 2, TIGHTER",
    "mustNotBe 2, mustNotBe 3, OTHER",
    "mustBeLessThan 5, mustBeLessOrEqualTo 5, LOOSER",
    "mustBeGreaterOrEqualTo 5, mustBeGreaterThan 5, TIGHTER",
    "mustBeGreaterThan 5, mustBeLessThan 5, OTHER",
    "mustBeBetween 1 9, mustBeBetween 2 8, TIGHTER",
    "mustBeBetween 1 9, mustBeBetween 9 1, SAME",
    "mustBeBetween 1 9, mustBeBetween 2 10, OTHER",
    "mustBeBetween 1 9, mustBeGreaterOrEqualTo 1 & mustBeLessOrEqualTo 9, LOOSER",
    "mustBeBetween 1 9, mustBeGreaterThan 1 & mustBeLessThan 9, SAME",
    "mustNotBeBetween 1 9, mustNotBeBetween 2 8, LOOSER",
    "mustNotBeBetween 1 9, mustBeLessOrEqualTo 1, TIGHTER",
    "mustBe 5 & mustBe 5, mustBe 5, SAME"
  })
  void isComparedByWhatPasses(String old, String now, Step step) {
    assertThat(of(old).to(of(now))).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({
    "mustBeLessThan 1, mustBe 0, SAME",
    "mustBeGreaterThan 4, mustBeGreaterOrEqualTo 5, SAME",
    "mustBeGreaterOrEqualTo 0, mustBeGreaterThan -7, SAME",
    "mustBeLessThan 4.5, mustBeLessOrEqualTo 4, SAME",
    "mustBe 0, mustBeLessThan 2, LOOSER"
  })
  void countsAreWholeAndNotBelowNothing(String old, String now, Step step) {
    assertThat(of(old).ofCounts().to(of(now).ofCounts())).isEqualTo(step);
  }
}
