package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagnitudeTest {

  @ParameterizedTest
  @CsvSource({
    "2001-01-01, 2001-01-02",
    "2001-01-01T10:00:00, 2001-01-01T10:00:01",
    "2001-01-01T10:00:00+01:00, 2001-01-01T09:30:00Z",
    "09:00, 10:30",
    "09:00-08:00, 10:00-08:00"
  })
  void earlierIsLess(String earlier, String later) {
    var one = new Value.Text(earlier);
    var other = new Value.Text(later);

    assertThat(Magnitude.compare(one, other).orElseThrow()).isNegative();
    assertThat(Magnitude.compare(other, one).orElseThrow()).isPositive();
    assertThat(Magnitude.compare(one, one)).hasValue(0);
  }

  @Test
  void numbersGoBySize() {
    var nine = new Value.Numeral(new BigDecimal("9"));

    assertThat(Magnitude.compare(nine, new Value.Numeral(BigDecimal.TEN)).orElseThrow())
        .isNegative();
    assertThat(Magnitude.compare(nine, new Value.Numeral(new BigDecimal("9.00")))).hasValue(0);
  }

  @Test
  void otherThingsHaveNoOrder() {
    var text = new Value.Text("a");

    assertThat(Magnitude.compare(text, new Value.Text("b"))).isEqualTo(OptionalInt.empty());
    assertThat(Magnitude.compare(text, new Value.Numeral(BigDecimal.ONE))).isEmpty();
    assertThat(Magnitude.compare(new Value.Text("2001-01-01"), new Value.Text("10:00"))).isEmpty();
  }
}
